// What the screens call the things of the API. Their shapes are generated; nothing is written by hand here.
import type { components } from './generated/schema';

type Schemas = components['schemas'];

/** What a form sends: changes of a thing that is there, or a new thing. */
export type Saving<Change, Create> = (Change & { id: string }) | (Create & { id?: undefined });

export type Money = Schemas['Money'];
export type Problem = Schemas['Problem'];
export type Fact = Schemas['CloudEvent'];

export type Session = Schemas['SessionView'];
export type PinPerson = Schemas['SwitchByPinTile'];
export type Role = Schemas['Role'];
export type ApiKey = Schemas['ApiKeyView'];
export type AuditEntry = Schemas['ListAuditView'];

export type Business = Schemas['BusinessView'];
export type Site = Schemas['SiteView'];
export type Till = Schemas['TillView'];
export type TaxRate = Schemas['TaxRateView'];
export type SavingTaxRate = Saving<Schemas['ChangeTaxRateRequest'], Schemas['CreateTaxRateRequest']>;
export type BusinessChange = Schemas['ChangeBusinessRequest'];
export type SiteChange = Schemas['ChangeSiteRequest'];
export type Hours = Schemas['HoursEntry'];
export type Day = Hours['day'];

export type Member = Schemas['MemberView'];
export type TimeOff = Schemas['TimeOffView'];
export type Service = Schemas['ServiceView'];
export type Product = Schemas['ProductView'];
export type Room = Schemas['RoomView'];
export type SavingMember = Saving<Schemas['ChangeMemberRequest'], Schemas['CreateMemberRequest']>;
export type SavingService = Saving<Schemas['ChangeServiceRequest'], Schemas['CreateServiceRequest']>;
export type SavingProduct = Saving<Schemas['ChangeProductRequest'], Schemas['CreateProductRequest']>;
export type SavingRoom = Saving<Schemas['ChangeRoomRequest'], Schemas['CreateRoomRequest']>;

export type Package = Schemas['PackageView'];
export type SavingPackage = Saving<Schemas['ChangePackageRequest'], Schemas['CreatePackageRequest']>;
export type Plan = Schemas['MembershipPlanView'];
export type SavingPlan = Saving<Schemas['ChangePlanRequest'], Schemas['CreatePlanRequest']>;
export type Membership = Schemas['MembershipView'];
export type MembershipDetail = Schemas['MembershipDetail'];
export type CardOnFile = Schemas['CardOnFileView'];
export type AutopayAttempt = Schemas['AttemptView'];
export type MembershipCharge = Schemas['MembershipCharge'];
export type Pass = Schemas['PassView'];
export type PassDetail = Schemas['PassDetail'];

export type ClientSummary = Schemas['ListClientsView'];
export type Client = Schemas['ClientView'];
export type SavingClient = Saving<Schemas['ChangeClientRequest'], Schemas['CreateClientRequest']>;
export type Severity = Schemas['AlertSeverity'];
export type ArrivalCard = Schemas['ShowCardView'];
export type PastVisit = ArrivalCard['lastVisits'][number];
export type TimelineItem = Schemas['ShowTimelineView'];
export type Message = Schemas['MessageView'];

export type Booking = Schemas['BookingView'];
export type BookingState = Booking['state'];
export type BookingSource = Booking['source'];
export type NewBooking = Schemas['CreateBookingRequest'];
export type DayView = Schemas['DayView'];
export type DayColumn = DayView['columns'][number];
export type DayStats = DayView['stats'];
export type Span = DayColumn['working'][number];
export type WeekView = Schemas['WeekView'];
export type Availability = Schemas['SlotsView'];
export type Slot = Availability['days'][number]['slots'][number];
export type Explanation = Schemas['ExplainSlotView'];

export type Promotion = Schemas['PromotionView'];
export type PromotionTerms = Schemas['PromotionTerms'];
export type SavingPromotion = Saving<Schemas['ChangePromotionRequest'], Schemas['CreatePromotionRequest']>;
export type VisitTerms = Schemas['VisitTerms'];
export type VisitTermsView = Schemas['VisitTermsView'];

export type Shift = Schemas['ShiftView'];
export type ShiftOpening = Schemas['OpenShiftRequest'];
export type ShiftClosing = Schemas['CloseShiftRequest'];
export type CashMove = Schemas['MoveCashRequest'];
export type DrawerReport = Schemas['DrawerReport'];

export type PayStatement = Schemas['PayStatementView'];
export type PayStatementSum = Schemas['PayStatementSum'];
export type PayStatementLine = Schemas['PayStatementLine'];
export type MakingPayout = Schemas['PayOutRequest'];
export type CommissionPlan = Schemas['CommissionPlanView'];
export type CommissionTerms = Schemas['CommissionTerms'];
export type PayRule = Schemas['PayRule'];
export type TipPool = Schemas['PoolView'];
export type PoolTerms = Schemas['PoolTerms'];
export type PoolRun = Schemas['PoolRunView'];
export type RunningPool = Schemas['RunPoolRequest'];

export type Order = Schemas['OrderView'];
export type OrderLine = Order['lines'][number];
export type OrderOperation = Schemas['ChangeOrderOperation'];
export type NewLine = Schemas['LineInput'];
export type Tip = Order['tips'][number];
export type Tender = Order['tenders'][number];
export type TenderMethod = Tender['method'];
export type TenderState = Tender['state'];
export type NewTender = Schemas['TenderInput'];
export type Totals = Order['totals'];
export type RefundRequest = Schemas['RefundOrderRequest'];
export type Splitting = Schemas['SplitOrderRequest'];
export type PayingTogether = Schemas['CompleteTogetherRequest'];
export type PaidTogether = Schemas['CompleteTogetherAnswer'];
export type Charge = Order['charges'][number];
export type CoSigner = Schemas['ListCoSignersView'];
export type TillRules = Schemas['TillRulesView'];
export type SettingTillRules = Schemas['SetTillRulesRequest'];
export type Refund = Schemas['RefundView'];
export type Receipt = Schemas['ReceiptView'];

export type Points = Schemas['ShowPointsView'];
export type PointsMove = Schemas['ShowPointsHistoryView'];
export type WhyPoints = Schemas['ExplainOrderView'];
export type WhyRule = WhyPoints['order'][number];
export type Programme = Schemas['ProgrammeView'];
export type PointsTerms = Schemas['Terms'];
export type EarnRule = Schemas['EarnRule'];
export type EarnTrigger = Schemas['Trigger'];
export type PointsReward = Schemas['Reward'];
export type Things = Schemas['ItemFilter'];
export type LineKind = Schemas['LineKind'];
export type PointsTrial = Schemas['DryRunView'];
export type PointsOwed = Schemas['ShowLiabilityView'];

export type GiftCard = Schemas['GiftCardView'];
export type StoredValuePolicy = Schemas['PolicyView'];
export type GiftCardActivity = Schemas['ActivityView'];
export type RevealedCode = Schemas['RevealCodeView'];
export type Wallet = Schemas['WalletView'];
export type InstalmentPlan = Schemas['PlanView'];

export type Forecast = Schemas['ForecastView'];
export type ForecastVisit = Forecast['visits'][number];
export type Series = Schemas['SeriesView'];
export type NewSeries = Schemas['CreateSeriesRequest'];
export type SeriesMove = Schemas['MoveSeriesRequest'];
export type SeriesCancel = Schemas['CancelSeriesRequest'];
export type VisitPlan = Schemas['VisitPlanView'];
export type PlanStep = Schemas['PlanStep'];
export type SavingVisitPlan = Saving<Schemas['ChangeVisitPlanRequest'], Schemas['CreateVisitPlanRequest']>;

export type Party = Schemas['PartyView'];
export type NewParty = Schemas['CreatePartyRequest'];
export type NewGuest = Schemas['CreatePartyGuest'];

export type Feed = Schemas['FeedView'];
export type FeedOf = Feed['of'];
export type FeedShows = Feed['shows'];

export type Wait = Schemas['WaitView'];
export type WaitWindow = Schemas['Window'];
export type JoiningWaitlist = Schemas['JoinWaitlistRequest'];
