import Button from '@mui/material/Button';
import { useState } from 'react';

import { EndPersonnelDocument } from '../api/generated/graphql.ts';
import { StepDialog } from '../forms/StepDialog.tsx';
import { useCommand } from '../forms/useCommand.ts';
import { hubLanguage } from '../language/language.ts';
import { useWords } from '../language/useWords.ts';

/** Says that somebody does not serve any more, and why. */
export function EndService({ id }: { id: string }) {
  const say = useWords();
  const [isOpen, setOpen] = useState(false);
  const end = useCommand(EndPersonnelDocument, (data) => data.endPersonnel);
  return (
    <>
      <Button color="error" variant="outlined" onClick={() => setOpen(true)}>
        {say('people.end')}
      </Button>
      {isOpen && (
        <StepDialog
          name={`end person ${id}`}
          title={say('people.end')}
          effect={say('people.end.effect')}
          confirm={say('people.end.confirm')}
          onClose={() => setOpen(false)}
          onConfirm={async (reason) =>
            (await end({ input: { personnelId: id, reason }, lang: hubLanguage() })).problems
          }
        />
      )}
    </>
  );
}
