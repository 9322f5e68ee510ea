import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useState } from 'react';

import { AddEvidenceDocument } from '../api/generated/graphql.ts';
import { ErrorSummary } from '../forms/ErrorSummary.tsx';
import type { Problem } from '../forms/problems.ts';
import { useCommand } from '../forms/useCommand.ts';
import { day } from '../language/formats.ts';
import { hubLanguage } from '../language/language.ts';
import { useWords } from '../language/useWords.ts';
import type { EditedGap } from './editedGap.ts';

const EMPTY = { bukti: '', alamat: '', kutipan: '', 'per-tanggal': '' };
type Field = keyof typeof EMPTY;

function AddProof({ gap, onClose }: { gap: EditedGap; onClose: () => void }) {
  const say = useWords();
  const [values, setValues] = useState(EMPTY);
  const [problems, setProblems] = useState<Problem[]>([]);
  const add = useCommand(AddEvidenceDocument, (data) => data.addGapEvidence);
  const fields: Readonly<Record<string, Field>> = {
    title: 'bukti',
    address: 'alamat',
    quote: 'kutipan',
    asOf: 'per-tanggal',
  };
  const said = (field: string) => (fields[field] ? say(`managing.proofWrong.${fields[field]}`) : null);

  async function save() {
    if (values.bukti.trim().length < 3) {
      setProblems([{ field: 'bukti', message: say('managing.proofWrong.bukti') }]);
      return;
    }
    const input = {
      gapAreaId: gap.id,
      title: values.bukti.trim(),
      ...(values.alamat && { address: values.alamat.trim() }),
      ...(values.kutipan && { quote: values.kutipan.trim() }),
      ...(values['per-tanggal'] && { asOf: values['per-tanggal'] }),
    };
    const outcome = await add({ input, lang: hubLanguage() }, said);
    setProblems(outcome.problems.map(({ field, message }) => ({ field: field && (fields[field] ?? null), message })));
    if (outcome.problems.length === 0) onClose();
  }

  return (
    <Box
      component="form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
      sx={{ maxWidth: 720 }}
    >
      <ErrorSummary problems={problems} />
      {(['bukti', 'alamat', 'kutipan', 'per-tanggal'] as const).map((field) => (
        <TextField
          key={field}
          id={field}
          label={say(`managing.proof.${field}`)}
          value={values[field]}
          onChange={(event) => setValues({ ...values, [field]: event.target.value })}
          error={problems.some((problem) => problem.field === field)}
          {...(field === 'per-tanggal' && { type: 'date', slotProps: { inputLabel: { shrink: true } } })}
          sx={{ mb: 2 }}
        />
      ))}
      <Box sx={{ display: 'flex', gap: 1 }}>
        <Button type="submit" variant="contained">
          {say('managing.addProof')}
        </Button>
        <Button onClick={onClose}>{say('forms.cancel')}</Button>
      </Box>
    </Box>
  );
}

/** What shows the need; without one piece nothing is published. */
export function Proofs({ gap }: { gap: EditedGap }) {
  const say = useWords();
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      {gap.evidence.length === 0 && <Typography>{say('managing.noProof')}</Typography>}
      <Box component="ul" sx={{ pl: 2.5, my: 1 }}>
        {gap.evidence.map(({ id, title, quote, asOf, source }) => (
          <li key={id}>
            <span lang="id">{title}</span>
            {asOf && ` · ${day(asOf)}`} {source && <span lang="id">({source.title})</span>}
            {quote && (
              <Typography variant="body2" lang="id" color="textSecondary">
                “{quote}”
              </Typography>
            )}
          </li>
        ))}
      </Box>
      {isOpen ? (
        <AddProof gap={gap} onClose={() => setOpen(false)} />
      ) : (
        gap.viewerCan.change && (
          <Button variant="outlined" onClick={() => setOpen(true)}>
            {say('managing.addProof')}
          </Button>
        )
      )}
    </>
  );
}
