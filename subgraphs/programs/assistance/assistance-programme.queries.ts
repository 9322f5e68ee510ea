import type { RequestContext } from '#kit/context';

export interface AssistanceProgramme {
  programmeCode: string;
  recipientUnit: 'PERSON' | 'FAMILY';
  indicatorCode: string | null;
}

/** The national aid programmes in the order of the register. */
export function listAssistanceProgrammes(context: RequestContext): Promise<AssistanceProgramme[]> {
  return context.read.rows<AssistanceProgramme>(
    `select programme_code as "programmeCode", recipient_unit as "recipientUnit", indicator_code as "indicatorCode"
     from assistance_programme order by ordinal`,
  );
}
