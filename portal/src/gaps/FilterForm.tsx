import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import TextField from '@mui/material/TextField';
import { useNavigate } from '@tanstack/react-router';
import type { FormEvent } from 'react';

import { AreaOptions } from '../areas/AreaOptions.tsx';
import { Choice } from '../forms/Choice.tsx';
import { useWords } from '../language/useWords.ts';
import { gapSearch, KEYS, KINDS, MARKS, ORDERS, ROWS, slugOf, STATES, type GapSearch } from './search.ts';
import { useGapFilter, type UsedFilter } from './useGapFilter.ts';

/** What the form says, as it will stand in the address. */
function readForm(form: HTMLFormElement): GapSearch {
  const data = new FormData(form);
  const search = gapSearch(Object.fromEntries(KEYS.map((key) => [key, data.get(key)])));
  // The usual order needs no word of its own.
  return search.urut === 'sisa' ? { ...search, urut: undefined } : search;
}

interface WordsProps {
  name: 'bentuk' | 'keadaan' | 'data' | 'urut';
  known: GapSearch;
  /** The words of the address to choose from. */
  words: object;
  /** What a word is called on the screen. */
  called: (word: string) => string;
}

function Words({ name, known, words, called }: WordsProps) {
  const say = useWords();
  const isOrder = name === 'urut';
  return (
    <Choice name={name} label={say(`gaps.field.${name}`)} chosen={known[name] ?? (isOrder ? 'sisa' : '')}>
      {!isOrder && <option value="">{say('gaps.filter.any')}</option>}
      {Object.keys(words).map((word) => (
        <option key={word} value={word}>
          {called(word)}
        </option>
      ))}
    </Choice>
  );
}

function Fields({ used }: { used: UsedFilter }) {
  const say = useWords();
  const { known, categories, areas } = used;
  const years = [...new Set([...areas.years.map(String), ...(known.tahun ? [known.tahun] : [])])];
  return (
    <>
      <Choice name="wilayah" label={say('gaps.field.wilayah')} chosen={known.wilayah}>
        <option value="">{say('gaps.filter.anyArea')}</option>
        <AreaOptions choices={used.areas} chosen={known.wilayah} />
      </Choice>
      <Choice name="ppks" label={say('gaps.field.ppks')} chosen={known.ppks}>
        <option value="">{say('gaps.filter.any')}</option>
        {categories?.map(({ code, name, label }) => (
          <option key={code} value={slugOf(name)}>
            {label}
          </option>
        ))}
      </Choice>
      <Words name="bentuk" known={known} words={KINDS} called={(word) => say(`gaps.kind.${word}`)} />
      <Choice name="tahun" label={say('gaps.field.tahun')} chosen={known.tahun}>
        <option value="">{say('gaps.filter.any')}</option>
        {years.map((year) => (
          <option key={year}>{year}</option>
        ))}
      </Choice>
      <Words name="keadaan" known={known} words={STATES} called={(word) => say(`gaps.state.${word}`)} />
      <Words name="data" known={known} words={ROWS} called={(word) => say(`gaps.rows.${word}`)} />
      <Words name="urut" known={known} words={ORDERS} called={(word) => say(`gaps.order.${word}`)} />
    </>
  );
}

/** What is either asked for or not. */
function Marks({ known }: { known: GapSearch }) {
  const say = useWords();
  return (
    <Box sx={{ gridColumn: { md: 'span 2' }, display: 'flex', flexWrap: 'wrap', columnGap: 3, alignItems: 'center' }}>
      {MARKS.map((mark) => (
        <Box component="label" key={mark} sx={{ display: 'flex', gap: 1, alignItems: 'center', minHeight: 44 }}>
          <Box
            component="input"
            type="checkbox"
            name={mark}
            value="ya"
            defaultChecked={known[mark] === 'ya'}
            sx={{ width: 22, height: 22, m: 0, flex: 'none', accentColor: 'var(--mui-palette-primary-main)' }}
          />
          {say(`gaps.mark.${mark}`)}
        </Box>
      ))}
    </Box>
  );
}

/** The filters: chosen in peace and used with one button, so that the list does not move under one's hands. */
export function FilterForm() {
  const say = useWords();
  const used = useGapFilter(true);
  const navigate = useNavigate();
  const { known } = used;
  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    void navigate({ to: '/kesenjangan', search: readForm(event.currentTarget) });
  }
  return (
    // New fields for another address or list of choices: what is chosen always shows what is used.
    <Box
      component="form"
      role="search"
      aria-label={say('gaps.filter.form')}
      key={JSON.stringify([known, used.categories !== undefined, used.areas.isThere])}
      onSubmit={submit}
      sx={{
        display: 'grid',
        gap: 2,
        pt: 1,
        gridTemplateColumns: { xs: 'minmax(0, 1fr)', sm: '1fr 1fr', md: 'repeat(4, 1fr)' },
      }}
    >
      <TextField
        name="cari"
        label={say('gaps.field.cari')}
        type="search"
        size="small"
        defaultValue={known.cari ?? ''}
        placeholder={say('gaps.field.cariHint')}
        slotProps={{ inputLabel: { shrink: true }, htmlInput: { maxLength: 100 } }}
      />
      <Fields used={used} />
      <Marks known={known} />
      <Button type="submit" variant="contained" sx={{ justifySelf: 'start' }}>
        {say('gaps.filter.use')}
      </Button>
    </Box>
  );
}
