import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useSession } from '@/app/session/queries';
import { api, keyed, unwrap } from '@/lib/api/client';
import { inWords, Refused } from '@/lib/api/problem';
import type { Money, NewLine, NewTender, Order, OrderOperation, PayingTogether, Refund, RefundRequest, Splitting } from '@/lib/api/types';
import { useAction } from '@/lib/api/use-action';

export const useOrder = (id: string) =>
  useQuery({ queryKey: ['order', id], queryFn: () => unwrap(api.GET('/orders/{id}', { params: { path: { id } } })) });

export function useOrders(filter: { date?: string; state?: string; search?: string }, enabled = true) {
  const { site } = useSession();
  return useQuery({
    queryKey: ['orders', site.id, filter],
    queryFn: async () =>
      (await unwrap(api.GET('/orders', { params: { query: { siteId: site.id, ...filter, search: filter.search || undefined, limit: 200 } } }))).items,
    placeholderData: keepPreviousData,
    enabled,
  });
}

/** What every write on an order does afterwards: the answer is the new truth, and a refusal means that our picture may be old. */
function useKeep(id: string) {
  const queries = useQueryClient();
  return {
    keep: (order: Order) => {
      queries.setQueryData(['order', id], order);
      for (const queryKey of [['orders'], ['family'], ['day'], ['week'], ['booking'], ['points']]) void queries.invalidateQueries({ queryKey });
    },
    lookAgain: (error: Error) => error instanceof Refused && void queries.invalidateQueries({ queryKey: ['order', id] }),
  };
}

// Every intent names the order's version, so that the same press on a later state of the order is another intent.
export function useChange(order: Order) {
  const { keep, lookAgain } = useKeep(order.id);
  const queries = useQueryClient();
  // Beyond the caller's power: kept until somebody who may has signed, or nobody does.
  const [asking, setAsking] = useState<{ operations: OrderOperation[]; why: string } | null>(null);
  const action = useAction(
    ({ operations, coSign }: { operations: OrderOperation[]; version: number; coSign?: string }, key) =>
      unwrap(api.POST('/orders/{id}/changes', { params: { path: { id: order.id }, header: keyed(key) }, body: { operations, coSign } })),
    {
      optimistic: ({ operations }) => {
        const before = queries.getQueryData<Order>(['order', order.id]);
        const guess = before && guessed(before, operations);
        if (!guess) return;
        queries.setQueryData(['order', order.id], guess);
        return () => queries.setQueryData(['order', order.id], before);
      },
      onDone: keep,
      onRefused: (error, { operations }) => {
        lookAgain(error);
        if (error instanceof Refused && error.code.startsWith('co_sign_')) setAsking({ operations, why: inWords(error) });
      },
    },
  );
  return {
    ...action,
    error: asking ? null : action.error,
    change: (...operations: OrderOperation[]) => action.run({ operations, version: order.version }),
    asking,
    sign: (coSign: string) => {
      setAsking(null);
      return asking ? action.run({ operations: asking.operations, version: order.version, coSign }) : Promise.resolve(undefined);
    },
    dismiss: () => {
      setAsking(null);
      action.clear();
    },
  };
}

export const useCoSigners = (id: string) =>
  useQuery({ queryKey: ['co-signers', id], queryFn: async () => (await unwrap(api.GET('/orders/{id}/co-signers', { params: { path: { id } } }))).items, gcTime: 0 });

/** A PIN under what somebody else is doing; the token goes into the change that needed it. */
export const useCoSign = (order: string, onDone: (token: string) => void) =>
  useAction(
    (body: { memberId: string; pin: string }, key) => unwrap(api.POST('/auth/co-sign', { params: { header: keyed(key) }, body: { ...body, subject: order } })),
    { onDone: ({ token }) => onDone(token) },
  );

const split = (id: string, body: Splitting, key: string, dryRun?: boolean) =>
  unwrap(api.POST('/orders/{id}/split', { params: { path: { id }, header: keyed(key), query: { dryRun } }, body }));

/** What each would pay, by the deciding code itself; nothing is stored. */
export const useSplitPreview = (id: string) => useAction(({ body }: { body: Splitting }, key) => split(id, body, key, true));

export function useSplit(order: Order, onDone: () => void) {
  const { keep, lookAgain } = useKeep(order.id);
  const queries = useQueryClient();
  return useAction(({ body }: { body: Splitting; version: number }, key) => split(order.id, body, key), {
    onDone: ({ orders }) => {
      keep(orders[0]!);
      for (const one of orders) queries.setQueryData(['order', one.id], one);
      void queries.invalidateQueries({ queryKey: ['family'] });
      onDone();
    },
    onRefused: lookAgain,
  });
}

/** An order with all parts that were split from it, the first first. */
export const useFamily = (of: string | undefined) =>
  useQuery({
    queryKey: ['family', of],
    queryFn: async () => (await unwrap(api.GET('/orders', { params: { query: { splitOf: of, limit: 100 } } }))).items.reverse(),
    enabled: of !== undefined,
  });

export function usePayTogether() {
  const queries = useQueryClient();
  return useAction((body: PayingTogether, key) => unwrap(api.POST('/checkouts', { params: { header: keyed(key) }, body })), {
    onDone: ({ sales }) => {
      for (const { order, receipt } of sales) {
        queries.setQueryData(['order', order.id], order);
        if (receipt) queries.setQueryData(['receipt', receipt.id], receipt);
      }
      for (const queryKey of [['orders'], ['family'], ['day'], ['week'], ['booking'], ['points']]) void queries.invalidateQueries({ queryKey });
    },
    onRefused: (error) => error instanceof Refused && [['orders'], ['family']].forEach((queryKey) => void queries.invalidateQueries({ queryKey })),
  });
}

/** Only what needs no arithmetic with money is shown before the server answers: sums come from the one calculator. */
function guessed(order: Order, operations: OrderOperation[]): Order {
  let { lines } = order;
  for (const op of operations) {
    if (op.op === 'setQuantity') lines = lines.map((l) => (l.id === op.lineId ? { ...l, quantity: op.quantity ?? l.quantity } : l));
    if (op.op === 'removeLine') lines = lines.filter((l) => l.id !== op.lineId);
  }
  return { ...order, lines };
}

export function useTender(order: Order) {
  const { keep, lookAgain } = useKeep(order.id);
  const action = useAction(
    ({ tender }: { tender: NewTender; version: number }, key) =>
      unwrap(api.POST('/orders/{id}/tenders', { params: { path: { id: order.id }, header: keyed(key) }, body: tender })),
    { onDone: keep, onRefused: lookAgain },
  );
  return { ...action, pay: (tender: NewTender) => action.run({ tender, version: order.version }) };
}

export function useResolve(order: Order) {
  const { keep, lookAgain } = useKeep(order.id);
  return useAction(
    // Each look is its own question: asking again must not replay the last answer.
    ({ tenderId }: { tenderId: string; asked: number }, key) =>
      unwrap(api.POST('/orders/{id}/tenders/{tenderId}/resolve', { params: { path: { id: order.id, tenderId }, header: keyed(key) }, body: {} })),
    { onDone: keep, onRefused: lookAgain },
  );
}

export function useComplete(order: Order, onDone: (receiptId: string) => void) {
  const { keep, lookAgain } = useKeep(order.id);
  const queries = useQueryClient();
  return useAction(
    ({ tillId, expectedTotal }: { tillId: string; expectedTotal: Money; version: number }, key) =>
      unwrap(api.POST('/orders/{id}/complete', { params: { path: { id: order.id }, header: keyed(key) }, body: { tillId, expectedTotal } })),
    {
      onDone: ({ order: after, receipt }) => {
        keep(after);
        // No receipt: a card said no or nothing at the last moment; the order is open and says what is due.
        if (!receipt) return;
        queries.setQueryData(['receipt', receipt.id], receipt);
        onDone(receipt.id);
      },
      onRefused: lookAgain,
    },
  );
}

export function useOpenOrder(onDone: (order: Order) => void) {
  const { site } = useSession();
  const queries = useQueryClient();
  return useAction(
    ({ lines, clientId }: { lines: NewLine[]; clientId?: string }, key) =>
      unwrap(api.POST('/orders', { params: { header: keyed(key) }, body: { siteId: site.id, lines, clientId } })),
    {
      onDone: (order) => {
        queries.setQueryData(['order', order.id], order);
        void queries.invalidateQueries({ queryKey: ['orders'] });
        onDone(order);
      },
    },
  );
}

/** Names the client of a finished sale: what it earned becomes hers. */
export function useClaim(order: Order, onDone: (said: string | null) => void) {
  const { keep, lookAgain } = useKeep(order.id);
  return useAction(
    ({ clientId }: { clientId: string; version: number }, key) =>
      unwrap(api.POST('/orders/{id}/claim', { params: { path: { id: order.id }, header: keyed(key) }, body: { clientId } })),
    {
      onDone: ({ order: after, notes }) => {
        keep(after);
        onDone(notes[0]?.text ?? null);
      },
      onRefused: lookAgain,
    },
  );
}

export function useVoid(order: Order, onDone: () => void) {
  const { keep, lookAgain } = useKeep(order.id);
  return useAction(
    ({ reason }: { reason: string; version: number }, key) =>
      unwrap(api.POST('/orders/{id}/void', { params: { path: { id: order.id }, header: keyed(key) }, body: { reason } })),
    {
      onDone: (after) => {
        keep(after);
        onDone();
      },
      onRefused: lookAgain,
    },
  );
}

const refund = (id: string, body: RefundRequest, key: string, dryRun?: boolean) =>
  unwrap(api.POST('/orders/{id}/refunds', { params: { path: { id }, header: keyed(key), query: { dryRun } }, body }));

/** Runs the deciding code without storing anything: exactly what the refund will do. */
export const useRefundPreview = (id: string) => useAction((body: RefundRequest, key) => refund(id, body, key, true));

export function useRefund(order: Order, onDone: (receiptId: string | null, refund: Refund) => void) {
  const { keep, lookAgain } = useKeep(order.id);
  return useAction(({ body }: { body: RefundRequest; version: number }, key) => refund(order.id, body, key), {
    onDone: ({ order: after, refund: made, receipt }) => {
      keep(after);
      onDone(receipt?.id ?? null, made);
    },
    onRefused: lookAgain,
  });
}

export const useReceipt = (id: string) =>
  useQuery({ queryKey: ['receipt', id], queryFn: () => unwrap(api.GET('/receipts/{id}', { params: { path: { id } } })) });

export const useSendReceipt = (id: string, onDone: () => void) =>
  useAction(
    ({ email }: { email: string }, key) => unwrap(api.POST('/receipts/{id}/send', { params: { path: { id }, header: keyed(key) }, body: { email } })),
    { onDone },
  );
