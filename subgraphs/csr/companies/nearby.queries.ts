/**
 * Whether some verified company has its home or an impact zone in the kabupaten or kota of gap `g` (or province). Written
 * as one list of the places that have a company, so that it is made once and not for each gap.
 */
export const COMPANY_NEARBY = `exists (select 1 from (
    select c.area_code from company c where c.status = 'VERIFIED'
    union all
    select z.area_code from company_impact_zone z join company c on c.id = z.company_id and c.status = 'VERIFIED') here
  cross join lateral (values (left(here.area_code, 2)), (left(here.area_code, 5))) as place (code)
  where place.code = left(g.area_code, 5))`;
