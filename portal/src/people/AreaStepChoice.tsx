import TextField from '@mui/material/TextField';

import { AreaStepsDocument } from '../api/generated/graphql.ts';
import { useAsk } from '../api/useAsk.ts';
import { useSession } from '../session/useSession.ts';
import { isInside, pillarAreas } from './ownArea.ts';

interface AreaStepChoiceProps {
  id: string;
  label: string;
  hint?: string;
  /** The code of the chosen area. */
  chosen: string;
  onChoose: (code: string) => void;
}

/** An area, chosen step by step: up as far as one's own reaches, or down to a kecamatan or desa. */
export function AreaStepChoice({ id, label, hint, chosen, onChoose }: AreaStepChoiceProps) {
  const own = pillarAreas(useSession());
  const answer = useAsk(AreaStepsDocument, { code: chosen }, { isKept: true, keepsPrevious: true });
  const area = answer.data?.data.area;
  if (!area) return null;
  const { parent } = area;
  const mayGoUp =
    parent && parent.code !== '0' && (own.length === 0 || own.some((code) => isInside(parent.code, code)));
  return (
    <TextField
      select
      id={id}
      label={label}
      helperText={hint}
      value={area.code}
      onChange={({ target }) => onChoose(target.value)}
      slotProps={{ select: { native: true }, inputLabel: { shrink: true } }}
    >
      {mayGoUp && (
        <option value={parent.code} lang="id">
          {`↑ ${parent.name}`}
        </option>
      )}
      <option value={area.code} lang="id">
        {area.name}
      </option>
      {area.children.nodes.map(({ code, name }) => (
        <option key={code} value={code} lang="id">
          {`\u00A0\u00A0${name}`}
        </option>
      ))}
    </TextField>
  );
}
