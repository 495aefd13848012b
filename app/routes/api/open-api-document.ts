import { z } from 'zod';
import { facetsQuerySchema, offerQuerySchema } from '~/domain/catalogue/offer-query.schema';
import { API_SCOPES, type ApiScope } from '~/domain/identity/api-scopes';
import { supplierQuerySchema } from '~/domain/sourcing/suppliers/supplier-query.schema';
import {
  offerAnswer,
  offersAnswer,
  problemAnswer,
  productTypesAnswer,
  refusalAnswer,
  suppliersAnswer,
} from './api-schemas';
import { productTypeQuerySchema } from './product-type-query.schema';

const ANSWERS = { offersAnswer, offerAnswer, suppliersAnswer, productTypesAnswer, problemAnswer, refusalAnswer };
type AnswerName = keyof typeof ANSWERS;

/** What each parameter means; a schema with a parameter that has no words here does not compile. */
type Words<Schema extends z.ZodObject> = Record<keyof Schema['shape'] & string, string>;

const PAGE = {
  cursor: 'Where the page before ended, as its answer said.',
  limit: 'How many at most.',
};

const offersQuerySchema = offerQuerySchema.extend(facetsQuerySchema.shape);

const OFFER_WORDS: Words<typeof offersQuerySchema> = {
  q: 'Words in any language of the vocabulary; amounts ("50 kg") and places among them are read.',
  category: 'Code of a category; one of the upper level means all below it.',
  country: 'ISO 3166-1 alpha-2.',
  district: 'A district by its name.',
  near: 'A place that nearness is told from; needed by sort=nearest.',
  currency: 'ISO 4217; needed by priceTo.',
  priceTo: 'At most so much of the currency (major units, "12.50") for one base unit: kg, litre, piece …',
  by: 'A day (YYYY-MM-DD) by which the quantity can be supplied.',
  quantity: 'How much is needed, of `unit`.',
  unit: 'Code of a unit.',
  delivery: 'Delivered at least so far.',
  verified: 'The seller has been verified since this day (YYYY-MM-DD) or longer.',
  sort: 'Order; `best` where it is left out.',
  facets: 'What to count the answer by, names with commas between, or `none`; by everything where it is left out.',
  plain: '1: amounts and places among the words are words like others.',
  ...PAGE,
};

const SUPPLIER_WORDS: Words<typeof supplierQuerySchema> = {
  q: 'Words: a name, or what is offered, in any language of the vocabulary.',
  category: 'Code of a category of what is offered.',
  country: 'ISO 3166-1 alpha-2.',
  near: 'A place that distances are told from.',
  sort: 'Order; `name` where it is left out. `nearest` needs near.',
  ...PAGE,
};

const PRODUCT_TYPE_WORDS: Words<typeof productTypeQuerySchema> = {
  q: 'Words in any language and spelling of the vocabulary; the best meaning comes first.',
  category: 'Code of a category; one of the upper level means all below it.',
  side: 'What is made, done, or needed to make it.',
  ...PAGE,
};

/** The description of the open interface (OpenAPI 3.1), drawn from the schemas that its routes read and answer by. */
export function openApiDocument(origin: string) {
  const read = (scope: ApiScope, summary: string, parameters: object[], answer: AnswerName, statuses: number[]) => ({
    get: {
      summary,
      parameters,
      security: [{}, { token: [scope] }],
      responses: {
        200: { description: 'As asked.', headers: ANSWER_HEADERS, content: json(answer) },
        304: { description: 'As If-None-Match knows it already.' },
        ...Object.fromEntries(
          statuses.map((status) => [status, { description: REFUSED[status], content: json('problemAnswer') }]),
        ),
        401: { description: 'The token is not known.', content: json('refusalAnswer') },
        403: { description: 'The token’s scopes do not reach so far.', content: json('problemAnswer') },
        429: {
          description: 'Too many requests in this minute.',
          headers: { 'Retry-After': { schema: { type: 'integer' }, description: 'Seconds.' } },
          content: json('refusalAnswer'),
        },
      },
    },
  });
  return {
    openapi: '3.1.0',
    info: {
      title: 'Step Four',
      version: '1',
      description: 'What the market offers, for other people’s programs. Prices are integers in minor units.',
    },
    servers: [{ url: origin }],
    paths: {
      '/api/v1/offers': read(
        'offers:read',
        'Search offers',
        query(offersQuerySchema, OFFER_WORDS),
        'offersAnswer',
        [400],
      ),
      '/api/v1/offers/{id}': read('offers:read', 'Read an offer', [OFFER_ID], 'offerAnswer', [404]),
      '/api/v1/suppliers': read(
        'suppliers:read',
        'Search vetted suppliers of inputs',
        query(supplierQuerySchema, SUPPLIER_WORDS),
        'suppliersAnswer',
        [400],
      ),
      '/api/v1/product-types': read(
        'product-types:read',
        'Read the vocabulary of products',
        query(productTypeQuerySchema, PRODUCT_TYPE_WORDS),
        'productTypesAnswer',
        [400],
      ),
    },
    components: {
      schemas: Object.fromEntries(Object.entries(ANSWERS).map(([name, schema]) => [name, jsonSchema(schema)])),
      securitySchemes: {
        token: {
          type: 'http',
          scheme: 'bearer',
          description: `Made at ${origin}/account/tokens. Scopes: ${API_SCOPES.join(', ')}.`,
        },
      },
    },
  };
}

const REFUSED: Record<number, string> = {
  400: 'A parameter is not understood; the answer names it.',
  404: 'There is no such thing.',
};

const OFFER_ID = { name: 'id', in: 'path', required: true, schema: { type: 'string', format: 'uuid' } };

const ANSWER_HEADERS = {
  ETag: { schema: { type: 'string' }, description: 'Send it as If-None-Match to be spared what you know.' },
  'RateLimit-Limit': { schema: { type: 'integer' }, description: 'Requests a minute.' },
  'RateLimit-Remaining': { schema: { type: 'integer' }, description: 'Of them, how many are left.' },
  'RateLimit-Reset': { schema: { type: 'integer' }, description: 'Seconds until the next minute begins.' },
};

const json = (name: AnswerName) => ({
  'application/json': { schema: { $ref: `#/components/schemas/${name}` } },
});

function query<Schema extends z.ZodObject>({ shape }: Schema, words: Words<Schema>) {
  return Object.entries(shape as Record<string, z.ZodType>).map(([name, schema]) => ({
    name,
    in: 'query',
    required: false,
    description: words[name as keyof Words<Schema>],
    schema: jsonSchema(typedPart(schema)),
  }));
}

/** The part of a parameter's schema that looks at what was typed: what turns it into something else is left aside. */
function typedPart(schema: z.core.$ZodType): z.core.$ZodType {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault) return typedPart(schema.unwrap());
  if (!(schema instanceof z.ZodPipe)) return schema;
  return typedPart(schema.in instanceof z.ZodTransform ? schema.out : schema.in);
}

function jsonSchema(schema: z.core.$ZodType) {
  const { $schema: _, ...drawn } = z.toJSONSchema(schema, { target: 'draft-2020-12' });
  return drawn;
}
