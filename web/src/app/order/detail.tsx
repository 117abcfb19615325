import { getRouteApi } from '@tanstack/react-router';
import { LoadFailed, RowsSkeleton } from '@/lib/ui/parts';
import { Checkout } from './checkout';
import { Closed } from './closed';
import { useOrder } from './queries';

const route = getRouteApi('/orders/$orderId');

export default function OrderPage() {
  const { orderId } = route.useParams();
  const order = useOrder(orderId);
  if (order.isPending) return <div className="page"><RowsSkeleton /></div>;
  if (!order.data) return <LoadFailed error={order.error!} again={() => void order.refetch()} />;
  return order.data.state === 'open' ? <Checkout key={orderId} order={order.data} /> : <Closed order={order.data} />;
}
