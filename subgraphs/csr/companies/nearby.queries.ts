/** Whether some verified company has its home or an impact zone in the kabupaten or kota of gap `g` (or province). */
export const COMPANY_NEARBY = `(exists (select 1 from company c where c.status = 'VERIFIED'
    and left(c.area_code, length(left(g.area_code, 5))) = left(g.area_code, 5))
  or exists (select 1 from company_impact_zone z join company c on c.id = z.company_id and c.status = 'VERIFIED'
    where left(z.area_code, length(left(g.area_code, 5))) = left(g.area_code, 5)))`;
