// Written by hand from the contract; to be replaced by aliases onto the schemas generated from openapi.json.
export type Money = { amount: number; currency: string };
export type Page<T> = { items: T[]; next: string | null };

export type Problem = {
  type?: string; title: string; status: number; detail: string; code: string; retryable: boolean; requestId: string | null;
  errors: { pointer: string; code: string; detail: string }[];
};

export type Role = 'owner' | 'manager' | 'desk' | 'staff';
export type Session = {
  member: { id: string; name: string; role: Role; color: string };
  business: { id: string; name: string; currency: string; timeZone: string; locale: string };
  site: { id: string; name: string };
  till: { id: string; name: string } | null;
  permissions: string[];
};
export type PinPerson = { id: string; name: string; initials: string; color: string };
export type ApiKey = { id: string; name: string; scopes: string[]; prefix: string; createdAt: string; lastUsedAt?: string | null; secret?: string | null };
export type AuditEntry = { at: string; actor: string; action: string; subject: string; detail: string | null };

export type Day = 'monday' | 'tuesday' | 'wednesday' | 'thursday' | 'friday' | 'saturday' | 'sunday';
export type Hours = { day: Day; from: string; to: string };
export type Span = { from: string; to: string };
export type Business = {
  id: string; name: string; slug: string; currency: string; timeZone: string; locale: string; pricesIncludeTax: boolean;
  rounding: { tax: 'halfUp' | 'halfEven'; taxPer: 'line' | 'rate'; cashStep: number }; logoText: string | null; accent: string | null; version: number;
};
export type Site = {
  id: string; name: string; slug: string; timeZone: string; currency: string; dayCutOff: string; phone: string | null; email: string | null;
  address: string | null; hours: Hours[]; version: number;
};
export type Till = { id: string; siteId: string; name: string; nextReceipt: string | number; enrolled: boolean; version: number };
export type TaxRate = { id: string; name: string; ppm: number; active: boolean; version: number };

export type Member = {
  id: string; name: string; title: string | null; color: string; role: Role; active: boolean; bookable: boolean; email: string | null;
  serviceIds: string[]; hours: Hours[]; version: number;
};
export type TimeOff = { claimId: string; from: string; to: string; reason: string | null };
export type Service = {
  id: string; name: string; category: string | null; kind: 'service' | 'addOn'; durationMinutes: number; bufferBeforeMinutes: number;
  bufferAfterMinutes: number; price: Money; taxIds: string[]; addOnIds: string[]; roomKind: string | null; online: boolean;
  description: string | null; color: string | null; active: boolean; version: number;
};
export type Product = {
  id: string; name: string; brand: string | null; sku: string | null; barcode: string | null; price: Money; taxIds: string[];
  cost: Money | null; minimum: number | null; maximum: number | null; active: boolean; version: number;
};

export type Severity = 'info' | 'warn' | 'block';
export type ClientSummary = { id: string; name: string; phone: string | null; email: string | null; tags: string[]; lastVisit: string | null; version: number };
export type Allergy = { text: string; severity: Severity; source: string; at: string };
export type Preference = { text: string; source: string; at: string };
export type Note = { id: string; text: string; author: string; at: string; pinned: boolean };
export type Client = {
  id: string; name: string; phone: string | null; email: string | null; birthday: string | null; pronouns: string | null; tags: string[];
  allergies: Allergy[]; preferences: Preference[]; notes: Note[]; marketingConsent: boolean; createdAt: string; version: number;
};
export type PastVisit = {
  bookingId: string | null; orderId: string | null; date: string; services: string[]; products: string[]; staff: string | null; spent: Money | null;
  receiptNumber: string | null;
};
export type ArrivalCard = {
  client: { id: string; name: string; phone: string | null; tags: string[]; birthdaySoon: boolean };
  alerts: { text: string; severity: Severity; source: string }[];
  preferences: { text: string; source: string }[];
  allergies: Allergy[];
  lastVisits: PastVisit[];
  favourites: { text: string; count: number; source: string }[];
  stats: { visits: number; noShows: number; cancellations: number; spent: Money | null; averageCheck: Money | null; firstVisit: string | null; lastVisit: string | null };
  notes: Note[];
};
export type TimelineItem = {
  at: string; kind: 'booking' | 'order' | 'refund' | 'note' | 'message' | 'cancel' | 'noShow'; title: string; detail: string | null;
  amount: Money | null; subject: { type: string; id: string };
};

export type BookingState = 'booked' | 'arrived' | 'inService' | 'completed' | 'cancelled' | 'noShow';
export type BookingSource = 'desk' | 'online' | 'phone' | 'walkIn';
export type Booking = {
  id: string; code: string; state: BookingState; siteId: string; start: string; end: string; localDate: string; startTime: string; endTime: string;
  timeZone: string; serviceId: string; serviceName: string; addOns: { id: string; name: string }[]; memberId: string; memberName: string;
  roomId: string | null; roomName: string | null; clientId: string | null; clientName: string | null; clientPhone: string | null; note: string | null;
  source: BookingSource; orderId: string; price: Money; paid: boolean; alerts: number; color: string | null; lateMinutes: number;
  history: { at: string; action: string; actor: string; reason: string | null }[]; version: number;
};
export type DayColumn = {
  resourceId: string; memberId: string; name: string; color: string; working: Span[];
  blocks: { claimId: string; from: string; to: string; reason: string | null; kind?: 'timeOff' | 'hold' }[];
};
/** `expected`: of orders still open; `taken`: of completed ones. */
export type DayStats = { booked: number; arrived: number; expected: Money; taken: Money };
export type DayView = {
  date: string; timeZone: string; now: string; open: Span | null; columns: DayColumn[]; bookings: Booking[]; stats: DayStats; seq: number;
};
export type WeekView = { days: Omit<DayView, 'columns'>[] };
export type Slot = { start: string; time: string; memberIds: string[] };
export type Availability = { timeZone: string; days: { date: string; slots: Slot[] }[] };
export type Explanation = {
  possible: boolean;
  people: { memberId: string; name: string; possible: boolean; rules: { rule: string; ok: boolean; detail: string }[] }[];
};

export type TenderMethod = 'cash' | 'terminal' | 'card';
export type TenderState = 'pending' | 'captured' | 'declined' | 'unknown' | 'voided';
export type OrderLine = {
  id: string; kind: 'service' | 'product' | 'custom'; itemId: string | null; name: string; memberId: string | null; memberName: string | null;
  quantity: number; unitPrice: Money; discount: { amount: Money; percentPpm?: number | null; reason: string | null } | null; net: Money; tax: Money; gross: Money;
  taxes: { taxId: string; name: string; ppm: number; amount: Money }[]; refunded: { quantity: number; gross: Money };
};
export type Tip = { id: string; memberId: string; memberName: string; amount: Money };
export type Tender = {
  id: string; method: TenderMethod; amount: Money; tendered: Money | null; change: Money | null; state: TenderState; reference: string | null;
  reason?: string | null; at: string;
};
/** `gross` is what the client pays, with tips and cash rounding; `due` is what nobody has paid or is just paying. */
export type Totals = { net: Money; tax: Money; discount: Money; tips: Money; rounding: Money; gross: Money; paid: Money; due: Money; change: Money };
export type Order = {
  id: string; number: string | number; state: 'open' | 'completed' | 'voided'; siteId: string; tillId: string | null; businessDate: string;
  clientId: string | null; clientName: string | null; bookingId: string | null; memberId: string | null; lines: OrderLine[]; tips: Tip[];
  tenders: Tender[]; totals: Totals; receipts: { id: string; number: string; at: string; kind: 'sale' | 'refund'; token: string }[]; version: number;
};
export type NewLine = {
  kind: OrderLine['kind']; itemId?: string; name?: string; unitPrice?: Money; quantity: number; memberId?: string; taxIds?: string[];
};
export type OrderOperation =
  | ({ op: 'addLine'; id?: string } & NewLine)
  | { op: 'setQuantity'; lineId: string; quantity: number }
  | { op: 'setPrice'; lineId: string; unitPrice: Money; reason: string }
  | { op: 'removeLine'; lineId: string }
  | { op: 'discount'; lineId: string | null; percentPpm?: number; amount?: Money; reason: string }
  | { op: 'tip'; memberId: string; amount: Money }
  | { op: 'client'; clientId: string | null };
export type NewTender = { method: TenderMethod; amount: Money; tillId: string; tendered?: Money; reference?: string; token?: string };
export type RefundRequest = {
  tillId: string; lines: { lineId: string; quantity?: number; amount?: Money }[]; tips: boolean;
  /** None: back the way it was paid. */
  tenders: { method: TenderMethod; amount: Money; tenderId?: string }[]; reason: string;
};
export type Refund = { id: string; state: 'pending' | 'done' | 'failed'; gross: Money; tax: Money; tips: Money; tenders: Tender[]; explanations: string[] };
export type Receipt = {
  id: string; number: string; kind: 'sale' | 'refund'; at: string; businessDate: string; till: { name: string };
  site: { business?: string; name: string; address: string | null; phone: string | null; email: string | null }; client: { id: string; name: string } | null;
  lines: { name: string; quantity: number; unitPrice: Money; gross: Money; memberName: string | null; discount: Money | null }[];
  taxes: { name: string; ppm: number; net: Money; tax: Money }[]; discounts: { on: string | null; amount: Money; reason: string | null }[];
  tips: { memberName: string; amount: Money }[]; tenders: { method: TenderMethod; amount: Money; tendered: Money | null; change: Money | null; reference: string | null }[];
  totals: Totals; explanations: string[]; later: { kind: 'sale' | 'refund'; number: string; at: string; gross: Money }[]; token: string; publicUrl: string;
};

export type Fact = { id: string; source: string; type: string; subject: string; time: string; sequence: number; data: Record<string, unknown> };
