import { Matches } from 'class-validator';

/** The name of a file that is announced before its bytes. It is shown to others, so it holds no control characters. */
export const IsFileName = (): PropertyDecorator =>
  // oxlint-disable-next-line no-control-regex -- it is there to refuse them
  Matches(/^[^/\\\u0000-\u001f\u007f]{1,200}$/, {
    message: 'is a plain file name of 1 to 200 characters, without folders.',
  });

/** The hash that the bytes of an announced file must have. */
export const IsSha256 = (): PropertyDecorator =>
  Matches(/^[0-9a-f]{64}$/, { message: 'is the SHA-256 of the bytes, 64 lower-case hexadecimal digits.' });
