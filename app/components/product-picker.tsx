import type { ReactNode } from 'react';
import { useI18n } from '~/platform/i18n';
import { Button } from './button';
import { EmptyState } from './empty-state';
import { Field } from './field';
import { Form } from './form';
import { productPicturePath } from './product-picture/picture-path';

type ProductPickerProps = {
  choice: {
    query: string;
    path: { code: string; name: string }[];
    categories: { code: string; name: string; productType: string }[];
    products: { code: string; name: string; category: string }[];
  };
  /** Address of this screen, for search and categories. */
  path: string;
  /** Sent along with whatever is chosen, and kept while one looks around. */
  hidden: Record<string, string>;
  keep?: Record<string, string>;
  error?: string | null;
};

/** Choosing what one sells: by a word in any language, or by picture through the categories. */
export function ProductPicker({ choice, path, hidden, keep = {}, error }: ProductPickerProps) {
  const { t } = useI18n();
  const { query, products, categories } = choice;
  const link = (more: Record<string, string>) => `${path}?${new URLSearchParams({ ...keep, ...more })}`;
  return (
    <>
      <Form method="get" action={path}>
        <Hidden fields={keep} />
        <Field
          name="q"
          type="search"
          label={t('catalogue.productSearch')}
          hint={t('catalogue.productSearchHint')}
          error={error}
          value={query}
          maxLength={200}
          dir="auto"
          autoComplete="off"
        />
        <Button icon="search" look={query === '' ? 'main' : 'plain'}>
          {t('catalogue.productFind')}
        </Button>
      </Form>
      {query !== '' && products.length === 0 && (
        <EmptyState icon="search" title={t('catalogue.productNotFound', { query })}>
          {t('catalogue.productNotFoundText')}
        </EmptyState>
      )}
      {products.length > 0 && (
        <section className="stack">
          <h2>{query === '' ? <Trail path={choice.path} link={link} /> : t('catalogue.productFound')}</h2>
          <Form className="tiles">
            <Hidden fields={hidden} />
            {products.map((product) => (
              <button key={product.code} className="tile" name="productType" value={product.code}>
                <TilePicture productType={product.code} />
                <span className="tile-name">{product.name}</span>
                {query !== '' && <span className="muted small">{product.category}</span>}
              </button>
            ))}
          </Form>
        </section>
      )}
      {categories.length > 0 && (
        <section className="stack">
          <h2>{choice.path.length > 0 ? <Trail path={choice.path} link={link} /> : t('catalogue.productByPicture')}</h2>
          <div className="tiles">
            {categories.map((category) => (
              <a key={category.code} className="tile" href={link({ category: category.code })}>
                <TilePicture productType={category.productType} />
                <span className="tile-name">{category.name}</span>
              </a>
            ))}
          </div>
        </section>
      )}
      {query !== '' && (
        <p>
          <a className="tap" href={link({})}>
            {t('catalogue.productByPicture')}
          </a>
        </p>
      )}
    </>
  );
}

function TilePicture({ productType }: { productType: string }): ReactNode {
  return <img src={productPicturePath(productType)} alt="" width="160" height="120" loading="lazy" />;
}

/** "All kinds › Food and drink › Spices": where one stands among the categories, and the way back up. */
function Trail({ path, link }: { path: { code: string; name: string }[]; link(more: Record<string, string>): string }) {
  const { t } = useI18n();
  return (
    <span className="trail">
      <a href={link({})}>{t('catalogue.productAll')}</a>
      {path.map(({ code, name }, index) =>
        index === path.length - 1 ? (
          <span key={code}>{name}</span>
        ) : (
          <a key={code} href={link({ category: code })}>
            {name}
          </a>
        ),
      )}
    </span>
  );
}

function Hidden({ fields }: { fields: Record<string, string> }) {
  return (
    <>
      {Object.entries(fields).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
    </>
  );
}
