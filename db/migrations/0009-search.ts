import { sql, type Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await folding(db);
  await configurations(db);
  await marketView(db);
  await index(db);
  await counts(db);
}

/** Text as search/understanding/normalise.ts makes it: the same words for an offer's text and for a query. */
async function folding(db: Kysely<unknown>): Promise<void> {
  await sql`
    -- The steps, from the inside out: one form for what Unicode writes in several; accents, vowel signs and what is not
    -- seen dropped; letters and digits with several forms told as one; nasals before consonants; apostrophes within
    -- words; everything that is no letter, mark or digit one space; Tamil's doubled consonant at the end of a word.
    create function search_fold_any(input text) returns text language sql immutable strict parallel safe as $$
      select regexp_replace(regexp_replace(regexp_replace(regexp_replace(translate(normalize(
        regexp_replace(lower(unaccent('unaccent', normalize(normalize(input, NFKC), NFD))),
          '[\\u0300-\\u036f\\u064b-\\u065f\\u0670\\u0640\\u093c\\u00ad\\u061c\\u200b\\u200d-\\u200f\\u202a-\\u202e\\u2060-\\u206f\\ufe00-\\ufe0f\\ufeff]', '', 'g'), NFC),
        'يىئېۍكةۀأإآٱؤ٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹०१२३४५६७८९௦௧௨௩௪௫௬௭௮௯',
        'یییییکههااااو0123456789012345678901234567890123456789'),
        '[ङञणनम]\\u094d(?=[क-ह])|\\u0901', 'ं', 'g'),
        '([[:alnum:]\\u0080-\\uffff])[''’ʼ\`´](?=[[:alnum:]\\u0080-\\uffff])', '\\1', 'g'),
        '[^[:alnum:]\\u00c0-\\u02af\\u0370-\\u05ff\\u0620-\\u0669\\u066e-\\u06d3\\u06d5-\\u06ff\\u0700-\\u0963\\u0966-\\u1fff\\u200c\\u2c00-\\u2dff\\u3005-\\ud7ff\\uf900-\\ufdff\\ufe70-\\uffef]+|\\u200c', ' ', 'g'),
        '([\\u0b80-\\u0bff]{2,}?)(?:[கசதப]\\u0bcd)+(?=\\s|$)', '\\1', 'g')
    $$;
  `.execute(db);
  await sql`
    create function search_fold(input text) returns text language sql immutable strict parallel safe as $$
      select case when octet_length(input) = char_length(input)
        then regexp_replace(regexp_replace(lower(input), '([a-z])[''\`](?=[a-z])', '\\1', 'g'), '[^a-z0-9]+', ' ', 'g')
        else search_fold_any(input) end
    $$;
  `.execute(db);
}

/** Full text by language where PostgreSQL has stems for it; no stop words, since sellers' words are few. */
async function configurations(db: Kysely<unknown>): Promise<void> {
  for (const [code, language] of [
    ['en', 'english'],
    ['sv', 'swedish'],
    ['hi', 'hindi'],
    ['ta', 'tamil'],
  ]) {
    await sql
      .raw(
        `create text search dictionary search_${code}_stem (template = snowball, language = ${language});
         create text search configuration search_${code} (copy = simple);
         alter text search configuration search_${code}
           alter mapping for asciiword, word, numword, hword, hword_part, asciihword, hword_asciipart
           with search_${code}_stem;`,
      )
      .execute(db);
  }
  await sql`
    create function search_words(language text, folded text) returns tsvector language sql immutable parallel safe as $$
      select case language
        when 'en' then to_tsvector('public.search_en', folded)
        when 'sv' then to_tsvector('public.search_sv', folded)
        when 'hi' then to_tsvector('public.search_hi', folded)
        when 'ta' then to_tsvector('public.search_ta', folded)
        else to_tsvector('simple', folded) end
    $$;

    -- A word of a query may be of any language its script is used for. The last may be the beginning of a word.
    create function search_word_query(word text) returns tsquery language sql immutable parallel safe as $$
      select plainto_tsquery('simple', word) || case
        when word ~ '^[a-z0-9]' then plainto_tsquery('public.search_en', word) || plainto_tsquery('public.search_sv', word)
        when word ~ '^[\\u0900-\\u097f]' then plainto_tsquery('public.search_hi', word)
        when word ~ '^[\\u0b80-\\u0bff]' then plainto_tsquery('public.search_ta', word)
        else ''::tsquery end
    $$;
    -- A word that PostgreSQL takes for none (a very long one) is said by no offer.
    create function search_any_query(words text[]) returns tsquery language sql immutable parallel safe as $$
      select coalesce(string_agg('(' || q::text || ')', '|') filter (where numnode(q) > 0), '')::tsquery
      from unnest(words) word, search_word_query(word) q
    $$;
    create function search_all_query(words text[]) returns tsquery language sql immutable parallel safe as $$
      select case when bool_and(numnode(q) > 0) then string_agg('(' || q::text || ')', '&')::tsquery else '' end
      from unnest(words) word, search_word_query(word) q
    $$;
    -- Narrows a query to product types, or to all others. What nobody says is not said by any type either.
    create function search_query_within(query tsquery, product_types text[], inside boolean) returns tsquery
      language sql immutable parallel safe as $$
      select case when numnode(query) = 0 then query when inside then query && types else query && !!types end
      from (select string_agg(quote_literal('type:' || code), '|')::tsquery as types from unnest(product_types) code) t
    $$;
  `.execute(db);
}

/** What may be found: live offers of sellers who may sell, with public fields alone. */
async function marketView(db: Kysely<unknown>): Promise<void> {
  await sql`
    -- The name as app/domain/catalogue/public-name.ts gives it: initials where people can be in danger for being found.
    create function public_enterprise_name(name text, kind text, country text) returns text
      language sql immutable parallel safe as $$
      select case when kind = 'supplier' or country <> 'AF' then name else coalesce((
        select string_agg(upper(left(word, 1)) || '.', ' ' order by place)
        from (select word, place from regexp_split_to_table(name, '[^[:alnum:]\\u00c0-\\u02af\\u0370-\\u05ff\\u0620-\\u0669\\u066e-\\u06d3\\u06d5-\\u06ff\\u0700-\\u0963\\u0966-\\u1fff\\u2c00-\\u2dff\\u3005-\\ud7ff\\uf900-\\ufdff\\ufe70-\\uffef]+') with ordinality s (word, place)
              where word <> '' order by place limit 3) initials), '–') end
    $$;

    create view market_offer as
      select o.id, o.code, o.product_type, t.category, e.country, o.currency, o.price_minor, o.published_at as listed_at,
        o.title, o.description, o.language, o.unit, o.min_quantity, e.id as enterprise_id, e.district,
        public_enterprise_name(e.name, e.kind, e.country) as enterprise
      from offer o
      join product_type t on t.code = o.product_type
      join enterprise e on e.id = o.enterprise_id
      left join enterprise_standing s on s.enterprise_id = e.id
      where o.state = 'live' and (case when e.kind = 'supplier' then e.vetted_on <= current_date
        else s.outcome in ('eligible', 'at_risk') end) is true;
  `.execute(db);
}

async function index(db: Kysely<unknown>): Promise<void> {
  await sql`
    -- One row an offer that may be found. Written by search/ alone; hit is what a list shows of it, ready to send.
    create table search_document (
      id uuid primary key,
      product_type text not null,
      category text not null,
      country char(2) not null,
      currency char(3) not null,
      price_minor bigint not null,
      listed_at timestamptz not null,
      words tsvector not null,
      hit json not null
    );
    create index search_document_newest on search_document (listed_at desc, id desc);
    create index search_document_country on search_document (country, listed_at desc, id desc);
    create index search_document_category on search_document (category, listed_at desc, id desc);
    create index search_document_type on search_document (product_type, listed_at desc, id desc);
    create index search_document_price on search_document (currency, price_minor, id);
    create index search_document_country_price on search_document (country, currency, price_minor, id);
    create index search_document_words on search_document using gin (words) with (gin_pending_list_limit = 256);

    -- Words of titles, sellers and places as they were written, for misspelt queries that no product explains.
    create table search_word (word text primary key);
    create index search_word_trgm on search_word using gin (word gin_trgm_ops);

    -- Offers that an engine beside PostgreSQL has not been told about, since it was away.
    create table search_arrears (offer_id uuid primary key);

    create function refresh_search_statistics() returns void
      language plpgsql security definer set search_path = public as $$
    begin
      perform gin_clean_pending_list('search_document_words');
      perform gin_clean_pending_list('search_word_trgm');
      analyze search_document;
      analyze search_word;
    end $$;
  `.execute(db);
}

/** Counts of what is found, kept by the database itself: facets of a product search need no scan. */
async function counts(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table search_count (
      product_type text not null,
      country char(2) not null,
      offers integer not null,
      primary key (product_type, country)
    );
    create table search_state (
      single boolean primary key default true check (single),
      version bigint not null
    );
    insert into search_state (version) values (1);

    create function search_count_changes() returns trigger language plpgsql as $$
    begin
      if tg_op = 'INSERT' then
        insert into search_count as c (product_type, country, offers)
          select product_type, country, count(*) from added group by 1, 2 order by 1, 2
          on conflict (product_type, country) do update set offers = c.offers + excluded.offers;
      elsif tg_op = 'DELETE' then
        insert into search_count as c (product_type, country, offers)
          select product_type, country, -count(*) from removed group by 1, 2 order by 1, 2
          on conflict (product_type, country) do update set offers = c.offers + excluded.offers;
      else
        insert into search_count as c (product_type, country, offers)
          select product_type, country, sum(n) from (
            select product_type, country, 1 as n from added union all select product_type, country, -1 from removed
          ) moved group by 1, 2 having sum(n) <> 0 order by 1, 2
          on conflict (product_type, country) do update set offers = c.offers + excluded.offers;
      end if;
      update search_state set version = version + 1;
      return null;
    end $$;
    create trigger search_count_added after insert on search_document
      referencing new table as added for each statement execute function search_count_changes();
    create trigger search_count_removed after delete on search_document
      referencing old table as removed for each statement execute function search_count_changes();
    create trigger search_count_moved after update on search_document
      referencing new table as added old table as removed for each statement execute function search_count_changes();
  `.execute(db);
}
