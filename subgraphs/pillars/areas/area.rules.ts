/** How a Kemendagri code is written; "0" is the country. */
export const AREA_CODE = {
  form: /^(0|\d{2}(\.\d{2}){0,2}|\d{2}\.\d{2}\.\d{2}\.\d{4})$/,
  message: 'is a Kemendagri code with dots, such as 15.07; never the BPS code 1507.',
};
