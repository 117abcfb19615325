// The shape openapi-typescript generates, written by hand until openapi.json exists. Keys have no /api/v1: the client's base has it.
import type * as t from './types';

type Json<T> = { content: { 'application/json': T } };
type Answer<R> = { 200: Json<R> };
type Key = { header: { 'Idempotency-Key': string } };
type Query<Q> = { query?: Q };
type Id = { path: { id: string } };

type Get<R, P = object> = { get: { parameters: P; responses: Answer<R> } };
type Write<V extends string, R, B = object, P = object> = {
  [K in V]: { parameters: P & Key & { query?: { dryRun?: boolean } }; requestBody: Json<B>; responses: Answer<R> };
};
type Post<R, B = object, P = object> = Write<'post', R, B, P>;
type Patch<R, P = Id> = Write<'patch', R, Partial<R>, P>;
type Paging = { limit?: number; after?: string };
type Collection<T, Q = object> = Get<t.Page<T>, Query<Q & Paging>> & Post<T, Partial<T>>;
type Item<T> = Get<T, Id> & Patch<T>;

export interface paths {
  '/auth/session': Get<t.Session>;
  '/auth/sign-in': Post<t.Session, { email: string; password: string }>;
  '/auth/sign-out': Post<object>;
  '/auth/pin-people': Get<{ items: t.PinPerson[] }>;
  '/auth/pin': Post<t.Session, { memberId: string; pin: string }>;
  '/api-keys': Get<t.Page<t.ApiKey>> & Post<t.ApiKey, { name: string; scopes: string[] }>;
  '/api-keys/{id}': Write<'delete', object, object, Id>;
  '/audit': Get<t.Page<t.AuditEntry>, Query<Paging>>;
  '/test-clock': Write<'put', { now: string }, { at: string | null }>;
  '/business': Get<t.Business> & Patch<t.Business, object>;
  '/sites': Collection<t.Site>;
  '/sites/{id}': Item<t.Site>;
  '/tills': Collection<t.Till>;
  '/tills/{id}': Patch<t.Till>;
  '/tills/{id}/enrol': Post<{ till: t.Till }, object, Id> & Write<'delete', object, object, Id>;
  '/tax-rates': Collection<t.TaxRate>;
  '/tax-rates/{id}': Patch<t.TaxRate>;
  '/team': Collection<t.Member>;
  '/team/{id}': Item<t.Member>;
  '/team/{id}/pin': Write<'put', object, { pin: string }, Id>;
  '/team/{id}/login': Write<'put', object, { email: string; password: string; role: t.Role }, Id>;
  '/team/{id}/time-off': Get<{ items: t.TimeOff[] }, Id> & Post<t.TimeOff, Omit<t.TimeOff, 'claimId'>, Id>;
  '/team/{id}/time-off/{claimId}': Write<'delete', object, object, { path: { id: string; claimId: string } }>;
  '/services': Collection<t.Service>;
  '/services/{id}': Item<t.Service>;
  '/products': Collection<t.Product, { search?: string; barcode?: string }>;
  '/products/{id}': Item<t.Product>;
  '/clients': Get<t.Page<t.ClientSummary>, Query<{ search?: string } & Paging>> & Post<t.Client, Partial<t.Client> & { note?: string }>;
  '/clients/{id}': Item<t.Client>;
  '/clients/{id}/notes': Post<t.Client, { text: string; pinned: boolean }, Id>;
  '/clients/{id}/allergies': Post<t.Client, { text: string; severity: t.Severity }, Id>;
  '/clients/{id}/allergies/{text}': Write<'delete', t.Client, object, { path: { id: string; text: string } }>;
  '/clients/{id}/preferences': Post<t.Client, { text: string }, Id>;
  '/clients/{id}/card': Get<t.ArrivalCard, Id>;
  '/clients/{id}/timeline': Get<t.Page<t.TimelineItem>, Id & Query<Paging>>;
  '/availability': Get<t.Availability, { query: { siteId: string; serviceId: string; addOnIds?: string; memberId?: string; from: string; to: string } }>;
  '/availability/explain': Get<t.Explanation, { query: { siteId: string; serviceId: string; addOnIds?: string; memberId?: string; start: string } }>;
  '/bookings': Get<t.Page<t.Booking>, Query<{ siteId?: string; from?: string; to?: string; memberId?: string; clientId?: string; state?: string } & Paging>> &
    Post<t.Booking, NewBooking>;
  '/bookings/{id}': Get<t.Booking, Id>;
  '/bookings/{id}/move': Post<t.Booking, { start: string; memberId: string; reason?: string }, Id>;
  '/bookings/{id}/cancel': Post<t.Booking, { reason: string; late?: boolean }, Id>;
  '/bookings/{id}/no-show': Post<t.Booking, { reason?: string }, Id>;
  '/bookings/{id}/check-in': Post<t.Booking, object, Id>;
  '/bookings/{id}/start': Post<t.Booking, object, Id>;
  '/bookings/{id}/complete': Post<t.Booking, object, Id>;
  '/bookings/{id}/undo': Post<t.Booking, object, Id>;
  '/day': Get<t.DayView, { query: { siteId: string; date: string } }>;
  '/week': Get<t.WeekView, { query: { siteId: string; from: string; memberId?: string } }>;
  '/orders': Get<t.Page<t.Order>, Query<{ state?: string; siteId?: string; date?: string; search?: string } & Paging>> &
    Post<t.Order, { siteId: string; clientId?: string; lines: t.NewLine[] }>;
  '/orders/{id}': Get<t.Order, Id>;
  '/orders/{id}/changes': Post<t.Order, { operations: t.OrderOperation[] }, Id>;
  '/orders/{id}/tenders': Post<t.Order, t.NewTender, Id>;
  '/orders/{id}/tenders/{tenderId}/resolve': Post<t.Order, object, { path: { id: string; tenderId: string } }>;
  '/orders/{id}/complete': Post<{ order: t.Order; receipt: t.Receipt | null }, { tillId: string; expectedTotal?: t.Money }, Id>;
  '/orders/{id}/refunds': Post<{ order: t.Order; refund: t.Refund; receipt: t.Receipt | null }, t.RefundRequest, Id>;
  '/orders/{id}/void': Post<t.Order, { reason: string }, Id>;
  '/receipts/{id}': Get<t.Receipt, Id>;
  '/receipts/{id}/send': Post<{ messageId: string }, { email: string }, Id>;
  '/events': Get<{ items: t.Fact[]; next: number; epoch?: number }, Query<{ after?: number; limit?: number }>>;
}

export type NewBooking = {
  siteId: string; serviceId: string; addOnIds: string[]; memberId?: string; start: string; clientId?: string;
  client?: { name: string; email?: string; phone?: string }; note?: string; source: t.BookingSource; override?: boolean;
};
