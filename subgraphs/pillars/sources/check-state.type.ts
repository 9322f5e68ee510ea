import { registerEnumType } from 'type-graphql';

import { CheckState } from './check-state.rules.ts';

registerEnumType(CheckState, {
  name: 'CheckState',
  description: 'How sure the hub is of something it shows.\nIstilah: status pemeriksaan.',
  valuesConfig: {
    CONFIRMED: { description: 'Two sources that were read agree.\nIstilah: cocok pada dua sumber.' },
    STATED: { description: 'One named source that was read says so.\nIstilah: disebut satu sumber.' },
    NOT_CHECKED: {
      description:
        'No page was read for it, or it is known to be doubtful; do not present it as verified.\n' +
        'Istilah: belum diperiksa.',
    },
  },
});

export { CheckState };
