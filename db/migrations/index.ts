import type { Migration } from 'kysely';
import * as foundations from './0001-foundations';
import * as identity from './0002-identity';
import * as programme from './0003-programme';
import * as credit from './0004-credit';
import * as ledger from './0005-ledger';
import * as catalogue from './0006-catalogue';
import * as eligibility from './0007-eligibility';
import * as orders from './0008-orders';
import * as search from './0009-search';
import * as importEffects from './0010-import-effects';
import * as staffDuties from './0011-staff-duties';
import * as partitions from './0012-partitions';
import * as books from './0013-books';
import * as groupLife from './0014-group-life';
import * as meetingSheets from './0015-meeting-sheets';
import * as lending from './0016-lending';
import * as curricula from './0017-curricula';
import * as standingNotices from './0018-standing-notices';
import * as vetting from './0019-vetting';
import * as people from './0020-people';
import * as ledgerChecks from './0021-ledger-checks';
import * as portfolioFigures from './0022-portfolio-figures';
import * as sealsAndMoves from './0023-seals-and-moves';
import * as sourcingBase from './0024-sourcing-base';
import * as searchFacets from './0025-search-facets';
import * as wanted from './0026-wanted';
import * as quotes from './0027-quotes';
import * as offerTerms from './0028-offer-terms';
import * as buyingTogether from './0029-buying-together';
import * as suppliers from './0030-suppliers';
import * as openApi from './0031-open-api';
import * as savedSearches from './0032-saved-searches';
import * as refusedLiftings from './0033-refused-liftings';
import * as evidenceKeys from './0034-evidence-keys';
import * as portfolioPeople from './0035-portfolio-people';
import * as beginningsOfNames from './0036-beginnings-of-names';
import * as purchasesForget from './0037-purchases-forget';
import * as samplesByStaff from './0038-samples-by-staff';
import * as daysOfPlaces from './0039-days-of-places';
import * as unplacedOffers from './0040-unplaced-offers';

/** Every migration in the order in which it runs. */
export const migrations: Record<string, Migration> = {
  '0001-foundations': foundations,
  '0002-identity': identity,
  '0003-programme': programme,
  '0004-credit': credit,
  '0005-ledger': ledger,
  '0006-catalogue': catalogue,
  '0007-eligibility': eligibility,
  '0008-orders': orders,
  '0009-search': search,
  '0010-import-effects': importEffects,
  '0011-staff-duties': staffDuties,
  '0012-partitions': partitions,
  '0013-books': books,
  '0014-group-life': groupLife,
  '0015-meeting-sheets': meetingSheets,
  '0016-lending': lending,
  '0017-curricula': curricula,
  '0018-standing-notices': standingNotices,
  '0019-vetting': vetting,
  '0020-people': people,
  '0021-ledger-checks': ledgerChecks,
  '0022-portfolio-figures': portfolioFigures,
  '0023-seals-and-moves': sealsAndMoves,
  '0024-sourcing-base': sourcingBase,
  '0025-search-facets': searchFacets,
  '0026-wanted': wanted,
  '0027-quotes': quotes,
  '0028-offer-terms': offerTerms,
  '0029-buying-together': buyingTogether,
  '0030-suppliers': suppliers,
  '0031-open-api': openApi,
  '0032-saved-searches': savedSearches,
  '0033-refused-liftings': refusedLiftings,
  '0034-evidence-keys': evidenceKeys,
  '0035-portfolio-people': portfolioPeople,
  '0036-beginnings-of-names': beginningsOfNames,
  '0037-purchases-forget': purchasesForget,
  '0038-samples-by-staff': samplesByStaff,
  '0039-days-of-places': daysOfPlaces,
  '0040-unplaced-offers': unplacedOffers,
};
