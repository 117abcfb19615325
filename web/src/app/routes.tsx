import type { QueryClient } from '@tanstack/react-query';
import { createRootRouteWithContext, createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router';
import { Broken, Lost } from './shell/broken';
import { Shell } from './shell/shell';

const root = createRootRouteWithContext<{ queries: QueryClient }>()({ component: Shell, errorComponent: Broken, notFoundComponent: Lost });

const text = (value: unknown) => (typeof value === 'string' && value !== '' ? value : undefined);
const day = (value: unknown) => (typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value) ? value : undefined);

export type TodaySearch = {
  date?: string; view?: 'week'; visit?: string;
  /** A new booking, and what is known of it already. */
  new?: true; at?: string; member?: string; client?: string;
};
const today = createRoute({
  getParentRoute: () => root,
  path: '/',
  validateSearch: (s: Record<string, unknown>): TodaySearch => ({
    date: day(s.date), view: s.view === 'week' ? 'week' : undefined, visit: text(s.visit),
    new: s.new === true || s.new === 'true' ? true : undefined, at: text(s.at), member: text(s.member), client: text(s.client),
  }),
  component: lazyRouteComponent(() => import('./today/list')),
});

const orders = createRoute({
  getParentRoute: () => root,
  path: '/orders',
  validateSearch: (s: Record<string, unknown>): { date?: string; state?: 'open' | 'completed' | 'voided' } => ({
    date: s.date === 'all' ? 'all' : day(s.date), state: s.state === 'open' || s.state === 'completed' || s.state === 'voided' ? s.state : undefined,
  }),
  component: lazyRouteComponent(() => import('./order/list')),
});
const newOrder = createRoute({ getParentRoute: () => root, path: '/orders/new', component: lazyRouteComponent(() => import('./order/new')) });
const together = createRoute({
  getParentRoute: () => root,
  path: '/orders/together',
  validateSearch: (s: Record<string, unknown>): { of?: string; party?: string } => ({ of: text(s.of), party: text(s.party) }),
  component: lazyRouteComponent(() => import('./order/together')),
});
const order = createRoute({ getParentRoute: () => root, path: '/orders/$orderId', component: lazyRouteComponent(() => import('./order/detail')) });
const receipt = createRoute({ getParentRoute: () => root, path: '/receipts/$receiptId', component: lazyRouteComponent(() => import('./order/receipt')) });

const clients = createRoute({
  getParentRoute: () => root,
  path: '/clients',
  validateSearch: (s: Record<string, unknown>): { search?: string; new?: true } => ({ search: text(s.search), new: s.new === true ? true : undefined }),
  component: lazyRouteComponent(() => import('./client/list')),
});
const client = createRoute({ getParentRoute: () => root, path: '/clients/$clientId', component: lazyRouteComponent(() => import('./client/detail')) });

const statement = createRoute({
  getParentRoute: () => root,
  path: '/clients/$clientId/statement',
  validateSearch: (s: Record<string, unknown>): { from?: string; to?: string } => ({ from: day(s.from), to: day(s.to) }),
  component: lazyRouteComponent(() => import('./wallet/statement')),
});
const giftCards = createRoute({ getParentRoute: () => root, path: '/gift-cards', component: lazyRouteComponent(() => import('./gift-card/list')) });
const giftCard = createRoute({ getParentRoute: () => root, path: '/gift-cards/$cardId', component: lazyRouteComponent(() => import('./gift-card/detail')) });

export type CatalogueTab = 'products' | 'packages' | 'memberships' | 'plans';
const catalogue = createRoute({
  getParentRoute: () => root,
  path: '/catalogue',
  validateSearch: (s: Record<string, unknown>): { tab?: CatalogueTab; edit?: string } => ({ tab: s.tab === 'products' || s.tab === 'packages' || s.tab === 'memberships' || s.tab === 'plans' ? s.tab : undefined, edit: text(s.edit) }),
  component: lazyRouteComponent(() => import('./catalogue/list')),
});
const team = createRoute({ getParentRoute: () => root, path: '/team', component: lazyRouteComponent(() => import('./team/list')) });
const member = createRoute({ getParentRoute: () => root, path: '/team/$memberId', component: lazyRouteComponent(() => import('./team/detail')) });
const waitlist = createRoute({ getParentRoute: () => root, path: '/waitlist', component: lazyRouteComponent(() => import('./waitlist/list')) });
const messages = createRoute({
  getParentRoute: () => root,
  path: '/messages',
  validateSearch: (s: Record<string, unknown>): { state?: 'queued' | 'sent' | 'failed' } => ({ state: s.state === 'queued' || s.state === 'sent' || s.state === 'failed' ? s.state : undefined }),
  component: lazyRouteComponent(() => import('./message/list')),
});
const drawer = createRoute({ getParentRoute: () => root, path: '/drawer', component: lazyRouteComponent(() => import('./drawer/detail')) });
type PaySearch = { part?: 'pools' | 'plans'; by?: 'day' | 'week' | 'month'; on?: string };
const paySearch = (s: Record<string, unknown>): PaySearch => ({
  part: s.part === 'pools' || s.part === 'plans' ? s.part : undefined, by: s.by === 'day' || s.by === 'week' || s.by === 'month' ? s.by : undefined, on: day(s.on),
});
const pay = createRoute({ getParentRoute: () => root, path: '/pay', validateSearch: paySearch, component: lazyRouteComponent(() => import('./pay/list')) });
const payOf = createRoute({ getParentRoute: () => root, path: '/pay/$memberId', validateSearch: paySearch, component: lazyRouteComponent(() => import('./pay/detail')) });
const settings = createRoute({
  getParentRoute: () => root,
  path: '/settings',
  validateSearch: (s: Record<string, unknown>): { part?: string } => ({ part: text(s.part) }),
  component: lazyRouteComponent(() => import('./settings/list')),
});

const tree = root.addChildren([
  today, orders, newOrder, together, order, receipt, clients, client, statement, giftCards, giftCard, waitlist, catalogue, team, member, messages, pay, payOf, drawer, settings,
]);

export const makeRouter = (queries: QueryClient) =>
  createRouter({ routeTree: tree, basepath: '/app', context: { queries }, defaultPreload: 'intent', defaultErrorComponent: Broken, scrollRestoration: true });

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof makeRouter>;
  }
}
