import { expect, test } from 'vitest';

import { problemsOfCount } from '../../../subgraphs/programs/criteria/criteria-count.rules.ts';
import {
  alreadyAdopted,
  compareCriteria,
  problemsOfCriteria,
  refuseRevision,
} from '../../../subgraphs/programs/criteria/criteria-set.rules.ts';

const criterion = (key: string, statementId = 'uji') => ({ key, statementId });
const codes = (...criteria: ReturnType<typeof criterion>[]) =>
  problemsOfCriteria(criteria).map(({ field, code }) => `${field} ${code}`);

test('a set has criteria with keys of their own and words', () => {
  expect(codes(criterion('A_1'), criterion('B'))).toEqual([]);
  expect(codes()).toEqual(['criteria NO_CRITERION']);
  expect(codes(criterion('a'))).toEqual(['criteria[0].key INVALID_KEY']);
  expect(codes(criterion('A'), criterion('A', ' '))).toEqual([
    'criteria[1].key KEY_TWICE',
    'criteria[1].statementId STATEMENT_MISSING',
  ]);
  expect(codes(criterion('A'.repeat(60)), criterion('A'.repeat(61)))).toEqual(['criteria[1].key INVALID_KEY']);
});

test('local criteria stand beside national ones by their keys; every one stands in exactly one list', () => {
  const national = [criterion('A', 'nasional A'), criterion('B'), criterion('C')];
  const local = [criterion('X'), criterion('C'), criterion('A', 'daerah A')];
  const { shared, onlyNational, onlyLocal } = compareCriteria(national, local);
  expect(shared.map(({ key, local: own }) => [key, own.statementId])).toEqual([
    ['A', 'daerah A'],
    ['C', 'uji'],
  ]);
  expect(onlyNational).toEqual([criterion('B')]);
  expect(onlyLocal).toEqual([criterion('X')]);
  expect(compareCriteria(national, [])).toEqual({ shared: [], onlyNational: national, onlyLocal: [] });
});

test('a set is revised at the version one has seen', () => {
  expect(refuseRevision(2, 2)).toBeNull();
  expect(refuseRevision(3, 2)).toMatchObject({ __typename: 'CriteriaSetStale', currentVersion: 3 });
  expect(alreadyAdopted('x')).toMatchObject({ setId: 'x' });
});

test('local criteria are counted where they are in force', () => {
  const at = (areaCode: string, setAreaCode: string) => problemsOfCount({ areaCode, setAreaCode }).length;
  expect([at('15.07.01', '0'), at('15.07', '15.07'), at('15.07.01', '15.07')]).toEqual([0, 0, 0]);
  expect([at('15.71', '15.07'), at('15', '15.07')]).toEqual([1, 1]);
});
