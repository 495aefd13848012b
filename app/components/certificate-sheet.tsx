import { useI18n } from '~/platform/i18n';
import { TopicIcon } from './topic';
import { Wordmark } from './wordmark';

type CertificateSheetProps = {
  name: string;
  programme: string;
  country: string;
  version: number;
  number: string;
  completedOn: string;
  issuedOn: string;
  withdrawnOn: string | null;
  modules: { code: string; topic: string; title: string }[];
  address: string;
  /** The address as a drawing, made by us. */
  qrCode: string;
};

/** The certificate as it is printed: one sheet, A4 lying, and one column on a phone. */
export function CertificateSheet(props: CertificateSheetProps) {
  const { t, date, number } = useI18n();
  return (
    <article className="certificate">
      <header className="certificate-head">
        <span className="wordmark">
          <Wordmark />
          <span>{t('common.brand')}</span>
        </span>
        <span className="certificate-number">{t('training.certificateNumber', { number: props.number })}</span>
      </header>
      <div className="certificate-body">
        <p className="certificate-kind">{t('training.certificateTitle')}</p>
        <h1 className="certificate-name">
          <bdi>{props.name}</bdi>
        </h1>
        <p className="certificate-words">
          {t('training.certificateText', { version: number(props.version), date: date(props.completedOn, 'long') })}
        </p>
        {props.withdrawnOn && (
          <p className="certificate-withdrawn">{t('training.withdrawnOn', { date: date(props.withdrawnOn) })}</p>
        )}
        <ul className="certificate-modules">
          {props.modules.map(({ code, topic, title }) => (
            <li key={code}>
              <TopicIcon topic={topic} />
              <span>{title}</span>
            </li>
          ))}
        </ul>
      </div>
      <footer className="certificate-foot">
        <dl className="certificate-signs">
          <div>
            <dt>{t('training.programme')}</dt>
            <dd>
              {props.programme} ({props.country})
            </dd>
          </div>
          <div>
            <dt>{t('training.issuedOn')}</dt>
            <dd>{date(props.issuedOn, 'long')}</dd>
          </div>
        </dl>
        <div className="certificate-check">
          <div
            className="certificate-qr"
            role="img"
            aria-label={t('training.qrCode')}
            dangerouslySetInnerHTML={{ __html: props.qrCode }}
          />
          <p>
            {t('training.checkAt')}
            <br />
            <span className="certificate-address" dir="ltr">
              {props.address}
            </span>
          </p>
        </div>
      </footer>
    </article>
  );
}
