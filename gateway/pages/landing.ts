const LINKS: readonly (readonly [string, string])[] = [
  ['/graphql', 'The endpoint; in a browser Apollo Sandbox (needs the internet)'],
  ['/graphiql', 'GraphiQL, served from here (works offline)'],
  ['/export', 'Every list as CSV or XLSX, such as /export/gapAreas.csv'],
  ['/open', 'Open data: public aggregates with HXL tags and in 360Giving JSON'],
  ['/healthz', 'Is the gateway alive'],
  ['/readyz', 'Can all services answer'],
];

const row = (name: string, state: string) => `<tr><th scope="row">${name}</th><td>${state}</td></tr>`;

/** The plain page at `/`: where things are, and whether they answer. */
export function landingPage(services: Record<string, string>): string {
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Simpul</title>
<style>body{font:16px/1.5 system-ui;max-width:44rem;margin:2rem auto;padding:0 1rem}th{text-align:left;padding-right:2rem}</style>
<h1>Simpul</h1>
<p>Where welfare gaps, budgets, CSR pledges and social-pillar people meet in one graph.</p>
<h2>Addresses</h2>
<ul>${LINKS.map(([path, what]) => `<li><a href="${path}">${path}</a>: ${what}</li>`).join('')}</ul>
<h2>Services</h2>
<table>${Object.entries(services)
    .map(([name, state]) => row(name, state))
    .join('')}</table>
</html>`;
}
