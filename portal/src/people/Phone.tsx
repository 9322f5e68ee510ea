import Button from '@mui/material/Button';
import Link from '@mui/material/Link';
import { useState } from 'react';

import { PersonPhoneDocument } from '../api/generated/graphql.ts';
import { ask, HubFault } from '../api/request.ts';
import { useWords } from '../language/useWords.ts';
import type { KnownPerson } from './usePerson.ts';

/** The telephone number, read only when it is asked for: the hub notes who read it. */
export function Phone({ person }: { person: KnownPerson }) {
  const say = useWords();
  const [shown, setShown] = useState<{ phone: string | null } | 'FAULT' | null>(null);
  if (!person.viewerCan.includes('SEE_CONTACT')) return <>{say('people.phone.hidden')}</>;

  async function read() {
    try {
      const { data } = await ask(PersonPhoneDocument, { id: person.id, purpose: say('people.phone.purpose') });
      setShown({ phone: data.person?.phone ?? null });
    } catch (error) {
      if (!(error instanceof HubFault)) throw error;
      setShown('FAULT');
    }
  }

  if (shown === null || shown === 'FAULT')
    return (
      <>
        <Button size="small" variant="outlined" onClick={() => void read()}>
          {say('people.phone.show')}
        </Button>
        <span role="status">{shown === 'FAULT' && ` ${say('frame.fault.other')}`}</span>
      </>
    );
  return (
    <span role="status">
      {shown.phone ? (
        <Link href={`tel:${shown.phone.replaceAll(' ', '')}`}>{shown.phone}</Link>
      ) : (
        say('people.phone.none')
      )}
    </span>
  );
}
