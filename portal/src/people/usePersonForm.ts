import { valibotResolver } from '@hookform/resolvers/valibot';
import { useState } from 'react';
import { useForm } from 'react-hook-form';

import type { Problem } from '../forms/problems.ts';
import { useWords } from '../language/useWords.ts';
import { personSchema, type PersonForm } from './personForm.ts';

const FIELDS = ['fullName', 'type', 'phone', 'skills'] as const;

const WORDS: Record<string, string> = {
  fullName: 'people.problem.name',
  phone: 'people.problem.phone',
  type: 'people.problem.type',
  areaCode: 'people.problem.area',
  skills: 'people.problem.skills',
};

/** The form of an entry: checked when it is sent, all that is wrong at once. */
export function usePersonForm(start: PersonForm, startArea: string) {
  const say = useWords();
  const [area, setArea] = useState(startArea);
  const [problems, setProblems] = useState<readonly Problem[]>([]);
  const form = useForm<PersonForm>({
    mode: 'onSubmit',
    reValidateMode: 'onSubmit',
    shouldFocusError: false,
    resolver: valibotResolver(personSchema),
    defaultValues: start,
  });
  return {
    register: form.register,
    area,
    setArea,
    problems,
    setProblems,
    isBusy: form.formState.isSubmitting,
    /** The words for a field that the hub finds wrong. */
    said: (field: string) => (WORDS[field] ? say(WORDS[field]) : null),
    submit: (send: (values: PersonForm) => Promise<void>) =>
      form.handleSubmit(send, (errors) =>
        setProblems(
          FIELDS.flatMap((field) => {
            const message = errors[field]?.message;
            return message ? [{ field, message: say(message) }] : [];
          }),
        ),
      ),
  };
}
