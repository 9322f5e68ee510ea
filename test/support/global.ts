/** What all test files share. */
export default function setup() {}
