import { useQuery, useQueryClient } from '@tanstack/react-query';
import { api, keyed, unwrap } from '@/lib/api/client';
import type { Member, SavingMember } from '@/lib/api/types';
import { useAction } from '@/lib/api/use-action';

const limit = 500;

export const useTeam = () =>
  useQuery({
    queryKey: ['team'],
    queryFn: async () => (await unwrap(api.GET('/team', { params: { query: { limit } } }))).items,
    staleTime: 5 * 60_000,
  });

export const useMember = (id: string) =>
  useQuery({ queryKey: ['team', id], queryFn: () => unwrap(api.GET('/team/{id}', { params: { path: { id } } })) });

export function useSaveMember(onDone?: (member: Member) => void) {
  const queries = useQueryClient();
  return useAction(
    (saving: SavingMember, key) => {
      if (saving.id === undefined) return unwrap(api.POST('/team', { params: { header: keyed(key) }, body: saving }));
      const { id, ...body } = saving;
      return unwrap(api.PATCH('/team/{id}', { params: { path: { id }, header: keyed(key) }, body }));
    },
    {
      onDone: (member) => {
        void queries.invalidateQueries({ queryKey: ['team'] });
        void queries.invalidateQueries({ queryKey: ['day'] });
        onDone?.(member);
      },
    },
  );
}
