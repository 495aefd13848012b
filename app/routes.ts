import { index, route, type RouteConfig } from '@remix-run/route-config';

/** Every address of the site, grouped by who it is for. */
export default [
  // Anyone
  index('routes/market/home.tsx'),
  route('offers', 'routes/market/offers.tsx'),
  route('offers/:id', 'routes/market/offer.tsx'),
  route('enterprises/:id', 'routes/market/enterprise.tsx'),
  route('photos/:id/:file', 'routes/market/photo.ts'),
  route('product-pictures/:file', 'routes/pictures/product-picture.ts'),
  route('category-pictures.svg', 'routes/pictures/category-pictures.ts'),
  route('hall.svg', 'routes/pictures/hall-picture.ts'),

  // Other people's programs
  route('api/v1/offers', 'routes/api/offers.ts'),
  route('api/v1/offers/:id', 'routes/api/offer.ts'),

  // Joining, signing in and one's own account
  route('join', 'routes/identity/join.tsx'),
  route('join/confirm', 'routes/identity/confirm-join.tsx'),
  route('sign-in', 'routes/identity/sign-in.tsx'),
  route('sign-out', 'routes/identity/sign-out.tsx'),
  route('account', 'routes/identity/account.tsx'),
  route('account/password', 'routes/identity/account-password.tsx'),
  route('account/link', 'routes/identity/account-link.tsx'),
  route('account/withdrawal', 'routes/identity/account-withdrawal.tsx'),
  route('account/sessions', 'routes/identity/account-sessions.ts'),
  route('development/mailbox', 'routes/development/mailbox.tsx'),

  // Orders, for those who placed and those who received them
  route('orders', 'routes/orders/orders.tsx'),
  route('orders/new', 'routes/orders/new-order.tsx'),
  route('orders/:id', 'routes/orders/order.tsx'),

  // A seller's stall
  route('sell', 'routes/sell/desk.tsx'),
  route('sell/offers/new', 'routes/sell/new-offer.tsx'),
  route('sell/offers/:id', 'routes/sell/offer.tsx'),
  route('sell/offers/:id/product', 'routes/sell/product.tsx'),
  route('sell/offers/:id/photos', 'routes/sell/photos.tsx'),
  route('sell/offers/:id/photos/:photoId', 'routes/sell/photo.ts'),
  route('sell/offers/:id/price', 'routes/sell/price.tsx'),
  route('sell/offers/:id/supply', 'routes/sell/supply.tsx'),
  route('sell/offers/:id/publication', 'routes/sell/publication.tsx'),
  route('sell/offers/:id/pause', 'routes/sell/pause.tsx'),
  route('sell/offers/:id/resumption', 'routes/sell/resumption.tsx'),
  route('sell/offers/:id/withdrawal', 'routes/sell/withdrawal.tsx'),

  // Staff of the programme
  route('staff', 'routes/staff/desk.tsx'),
  route('staff/groups/:id', 'routes/staff/group.ts'),
  route('staff/members/:id', 'routes/staff/member.tsx'),
  route('staff/enterprises/:id', 'routes/staff/enterprise.tsx'),
  route('staff/enterprises/:id/records/:rule', 'routes/staff/records.tsx'),
  route('staff/imports', 'routes/staff/imports.tsx'),
  route('staff/imports/:id', 'routes/staff/import.tsx'),

  // Groups, their meetings and books
  route('groups', 'routes/groups/groups.tsx'),
  route('groups/new', 'routes/groups/new-group.tsx'),
  route('groups/:id', 'routes/groups/group.tsx'),
  route('groups/:id/constitution', 'routes/groups/constitution.tsx'),
  route('groups/:id/members', 'routes/groups/members.tsx'),
  route('groups/:id/members/:memberId/leaving', 'routes/groups/leaving.tsx'),
  route('groups/:id/offices', 'routes/groups/offices.tsx'),
  route('groups/:id/goals', 'routes/groups/goals.tsx'),
  route('groups/:id/goals/:goalId', 'routes/groups/goal.tsx'),
  route('groups/:id/cycle', 'routes/groups/cycle.tsx'),
  route('groups/:id/turns', 'routes/groups/turns.tsx'),
  route('groups/:id/resolutions', 'routes/groups/resolutions.tsx'),
  route('groups/:id/share-out', 'routes/groups/share-out.tsx'),
  route('staff/trainers', 'routes/staff/trainers.tsx'),
  route('groups/meeting-worker.js', 'routes/groups/meeting-worker.ts'),
  route('groups/:id/meetings/new', 'routes/groups/new-meeting.tsx'),
  route('groups/:id/meetings/plan', 'routes/groups/plan-meeting.tsx'),
  route('groups/:id/meetings/sheets/:sheetId', 'routes/groups/meeting-sheet.tsx'),
  route('groups/:id/meetings/:meetingId', 'routes/groups/meeting.tsx'),
  route('groups/:id/meetings/:meetingId/correction', 'routes/groups/meeting-correction.tsx'),
  route('groups/:id/members/:memberId/pin', 'routes/groups/member-pin.tsx'),
  route('account/pin', 'routes/groups/own-pin.tsx'),
  route('groups/:id/ledger', 'routes/groups/ledger.tsx'),
  route('groups/:id/trial-balance', 'routes/groups/trial-balance.tsx'),
  route('groups/:id/trial-balance.csv', 'routes/groups/trial-balance-file.ts'),
  route('staff/branches/:id/trial-balance', 'routes/staff/branch-trial-balance.tsx'),
  route('staff/branches/:id/trial-balance.csv', 'routes/staff/branch-trial-balance-file.ts'),
  route('staff/ledger-proof', 'routes/staff/ledger-proof.tsx'),

  // Loans, outside credit and the portfolio
  route('staff/portfolio', 'routes/staff/portfolio.tsx'),
  route('staff/portfolio.csv', 'routes/staff/portfolio-file.ts'),
  route('staff/portfolio/totals', 'routes/staff/portfolio-totals.tsx'),
  route('my/loans', 'routes/my/loans.tsx'),
  route('loans/calculator', 'routes/loans/calculator.tsx'),
  route('loans/new', 'routes/loans/new.tsx'),
  route('loans/:id', 'routes/loans/loan.tsx'),
  route('loans/:id/decision', 'routes/loans/decision.tsx'),
  route('loans/:id/withdrawal', 'routes/loans/withdrawal.tsx'),
  route('loans/:id/disbursement', 'routes/loans/disbursement.tsx'),
  route('loans/:id/repayments', 'routes/loans/repayments.tsx'),
  route('loans/:id/repayments/:paymentId/reversal', 'routes/loans/reversal.tsx'),
  route('loans/:id/reschedule', 'routes/loans/reschedule.tsx'),
  route('loans/:id/write-off', 'routes/loans/write-off.tsx'),
  route('loans/:id/outside-status', 'routes/loans/outside-status.tsx'),
  route('loans/:id/outside-status/:statusId/reversal', 'routes/loans/outside-reversal.tsx'),
  route('staff/loans', 'routes/staff/loans.tsx'),
  route('staff/loans/products', 'routes/staff/loan-products.tsx'),
  route('staff/loans/products/:id/closing', 'routes/staff/loan-product-closing.tsx'),
  route('staff/referrals', 'routes/staff/referrals.tsx'),
  route('staff/referrals/:id', 'routes/staff/referral.tsx'),
  route('staff/members/:id/referral', 'routes/staff/new-referral.tsx'),

  // Training and certificates
  route('staff/curricula', 'routes/training/curricula.tsx'),
  route('staff/curricula/:id', 'routes/training/curriculum.tsx'),
  route('staff/curricula/:id/module', 'routes/training/curriculum-module.tsx'),
  route('staff/curricula/:id/proposal', 'routes/training/curriculum-proposal.ts'),
  route('staff/curricula/:id/publication', 'routes/training/curriculum-publication.ts'),
  route('staff/sessions', 'routes/training/sessions.tsx'),
  route('staff/sessions/new', 'routes/training/new-session.tsx'),
  route('staff/sessions/:id', 'routes/training/session.tsx'),
  route('staff/sessions/:id/attendance', 'routes/training/attendance.tsx'),
  route('staff/sessions/:id/assessments', 'routes/training/session-assessments.tsx'),
  route('staff/sessions/:id/moving', 'routes/training/moving.tsx'),
  route('staff/sessions/:id/cancellation', 'routes/training/cancellation.tsx'),
  route('staff/members/:id/assessments/:module', 'routes/training/assessment.tsx'),
  route('staff/members/:id/certificate', 'routes/training/issue-certificate.ts'),
  route('groups/:id/training', 'routes/training/group-training.tsx'),
  route('my/training', 'routes/training/my-training.tsx'),
  route('certificates/:code', 'routes/training/certificate-check.tsx'),
  route('certificates/:id/print', 'routes/training/certificate-print.tsx'),
  route('certificates/:id/withdrawal', 'routes/training/certificate-withdrawal.tsx'),

  // Standing over time: notices, suspension, waivers, appeals, what gets me to Step 4
  route('my/step-4', 'routes/my/step-4.tsx'),
  route('my/step-4/appeals', 'routes/my/appeals.tsx'),
  route('staff/standing', 'routes/staff/standing/queue.tsx'),
  route('staff/appeals', 'routes/staff/standing/appeals.tsx'),
  route('staff/appeals/:id', 'routes/staff/standing/appeal.tsx'),
  route('staff/enterprises/:id/suspension', 'routes/staff/standing/suspension.tsx'),
  route('staff/enterprises/:id/waivers', 'routes/staff/standing/enterprise-waivers.tsx'),
  route('staff/enterprises/:id/appeal', 'routes/staff/standing/appeal-for-owner.tsx'),
  route('staff/branches/:id/waivers', 'routes/staff/standing/branch-waivers.tsx'),

  // Vetting visits, suppliers, rule sets, early warning
  route('staff/visits', 'routes/staff/visits/queue.tsx'),
  route('staff/enterprises/:id/visits/new', 'routes/staff/visits/new-visit.tsx'),
  route('staff/visits/:id', 'routes/staff/visits/visit.tsx'),
  route('staff/visits/:id/photos', 'routes/staff/visits/photos.tsx'),
  route('staff/visits/:id/photos/:photoId', 'routes/staff/visits/photo.ts'),
  route('staff/visit-photos/:id/:file', 'routes/staff/visits/photo-file.ts'),
  route('staff/visits/:id/approval', 'routes/staff/visits/approval.tsx'),
  route('staff/visits/:id/correction', 'routes/staff/visits/correction.tsx'),
  route('staff/visits/:id/withdrawal', 'routes/staff/visits/withdrawal.ts'),
  route('staff/group-visits/:id', 'routes/staff/visits/group-visit.tsx'),
  route('staff/suppliers', 'routes/staff/suppliers/suppliers.tsx'),
  route('staff/suppliers/new', 'routes/staff/suppliers/new-supplier.tsx'),
  route('staff/suppliers/:id', 'routes/staff/suppliers/supplier.tsx'),
  route('staff/suppliers/:id/block', 'routes/staff/suppliers/block.ts'),
  route('staff/rule-sets', 'routes/staff/rule-sets/rule-sets.tsx'),
  route('staff/rule-sets/:id', 'routes/staff/rule-sets/rule-set.tsx'),
  route('staff/rule-sets/:id/replay', 'routes/staff/rule-sets/replay.tsx'),
  route('staff/rule-sets/:id/publication', 'routes/staff/rule-sets/publication.tsx'),

  // People: what is kept about me, consent, who read it, totals
  route('my', 'routes/my/records.tsx'),
  route('my/meetings', 'routes/my/meetings.tsx'),
  route('my/readings', 'routes/my/readings.tsx'),
  route('my/consents', 'routes/my/consents.tsx'),
  route('my/data', 'routes/my/data.tsx'),
  route('my/data/export', 'routes/my/export.ts'),
  route('staff/totals', 'routes/staff/totals.tsx'),
  route('staff/erasures', 'routes/staff/erasures.tsx'),
  route('staff/erasures/:id', 'routes/staff/erasure.tsx'),
  route('staff/members/:id/erasure', 'routes/staff/member-erasure.ts'),

  // Suppliers, samples, one's own notes; a supplier's own page is that of every enterprise
  route('suppliers', 'routes/suppliers/suppliers.tsx'),
  route('suppliers/notes/:id', 'routes/suppliers/note.tsx'),
  route('enterprises/:id/notes', 'routes/suppliers/new-note.tsx'),
  route('enterprises/:id/samples/new', 'routes/suppliers/new-sample.tsx'),
  route('samples', 'routes/suppliers/samples.tsx'),
  route('samples/:id', 'routes/suppliers/sample.tsx'),
  route('sell/samples', 'routes/suppliers/samples-to-give.tsx'),

  // Wanted posts, who could cover them, saved searches
  route('wanted', 'routes/wanted/wanted-list.tsx'),
  route('wanted/new', 'routes/wanted/new-wanted.tsx'),
  route('wanted/:id', 'routes/wanted/wanted.tsx'),
  route('wanted/:id/edit', 'routes/wanted/edit-wanted.tsx'),
  route('wanted/:id/closing', 'routes/wanted/closing.tsx'),
  route('wanted/:id/requests', 'routes/wanted/requests.ts'),
  route('wanted/:id/answers', 'routes/wanted/answers.ts'),

  // Requests for quotation, quotes, counter-offers

  // Buying together

  // Tokens of other people's programs

  // What the server refuses before a route runs, and whatever matches nothing
  route('refusal', 'routes/refusal.tsx'),
  route('*', 'routes/not-found.tsx'),
] satisfies RouteConfig;
