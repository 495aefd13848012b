import type { LoaderFunctionArgs } from '@remix-run/node';
import { portfolio, type PortfolioFigures } from '~/domain/credit/portfolio.queries.server';
import { csvFile, csvLine } from '~/platform/csv';
import { translator, type Translator } from '~/platform/i18n';
import { amountText } from '~/platform/money';
import { requireStaff } from '~/platform/request.server';
import type { RouteHandle } from '~/platform/route-policy';
import { askedPortfolio } from './asked-portfolio.server';

export const handle = { policy: 'staff' } satisfies RouteHandle;

/** The rows of the portfolio that the address asks for, all of them; amounts in major units. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const { staff } = requireStaff(context);
  const { branch, source, asked } = await askedPortfolio(context, staff, request);
  const question = { asOf: asked.day, branchId: branch?.id ?? null, source };
  const { rows } = await portfolio(context.database.db, staff, question);
  const words = translator(context.locale);
  const { t } = words;
  const first = [t('ledger.day'), t('ledger.code'), t(branch ? 'ledger.group' : 'ledger.branch')];
  const lines = [
    csvLine([...first, t('ledger.portfolio.country'), t('ledger.currency'), ...headOf(words)]),
    ...rows.map((row) => csvLine([asked.day, row.code, row.name, row.country, row.currency, ...figuresOf(row)])),
  ];
  return csvFile(`portfolio-${asked.day}`, lines);
}

const COLUMNS = [
  ...(['loans', 'borrowers', 'outstanding', 'par1', 'par30', 'par90', 'due', 'onTime'] as const),
  ...(['restructured', 'writtenOff'] as const),
] as const;

const headOf = ({ t }: Translator) => COLUMNS.map((column) => t(`ledger.portfolio.${column}`));

function figuresOf(row: PortfolioFigures): (string | number)[] {
  const amount = (minor: number) => amountText(minor, row.currency);
  return [
    ...[row.loans, row.borrowers],
    ...[row.outstandingMinor, row.par1Minor, row.par30Minor, row.par90Minor].map(amount),
    ...[row.due, row.onTime],
    ...[row.restructuredMinor, row.writtenOffMinor].map(amount),
  ];
}
