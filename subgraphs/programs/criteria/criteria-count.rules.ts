import { COUNTRY_CODE } from '../areas/area.rules.ts';

/** Local criteria are counted where they are in force: in their area and what lies in it. */
export function problemsOfCount({ areaCode, setAreaCode }: { areaCode: string; setAreaCode: string }) {
  const isInForce = setAreaCode === COUNTRY_CODE || areaCode === setAreaCode || areaCode.startsWith(`${setAreaCode}.`);
  if (isInForce) return [];
  return [
    {
      field: 'areaCode',
      code: 'SET_NOT_IN_FORCE',
      message: `this set is in force in ${setAreaCode} and what lies in it.`,
    },
  ];
}
