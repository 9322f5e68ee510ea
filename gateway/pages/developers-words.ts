/** What the page for developers says; both languages hold the same keys. */
const ID = {
  lead: 'Satu graf GraphQL untuk kesenjangan, anggaran, ikrar CSR, dan pilar sosial. Membaca data publik tidak perlu kunci.',
  other: 'English',
  portal: 'Ke portal',
  addresses: 'Alamat',
  graphql: 'Titik akses; di peramban terbuka Apollo Sandbox (perlu internet)',
  graphiql: 'GraphiQL, tersaji dari sini (juga tanpa internet)',
  export: 'Setiap daftar sebagai CSV atau XLSX, misalnya /export/gapAreas.csv',
  open: 'Data terbuka: agregat publik dengan tanda HXL dan 360Giving JSON',
  healthz: 'Apakah gerbangnya hidup',
  readyz: 'Apakah semua layanan bisa menjawab',
  services: 'Keadaan layanan',
  state_ready: 'siap',
  state_notReady: 'belum siap',
  state_away: 'tidak terjangkau',
  state_schema: 'skema lain',
  start: 'Mulai cepat',
  startText: 'Operasi ini memakai ketiga subgraf. Salin apa adanya: langsung berjalan tanpa masuk.',
  contents: 'Isi halaman',
  operations: 'Operasi contoh',
  operationsText:
    'Setiap operasi dijalankan oleh uji otomatis atas data contoh. Uraiannya berbahasa Inggris, seperti skemanya.',
  personas: {
    company: 'Untuk perusahaan',
    coordinator: 'Untuk koordinator forum',
    officer: 'Untuk petugas program',
    'pillar coordinator': 'Untuk koordinator pilar sosial',
    developer: 'Untuk pengembang',
  },
  toOperations: 'Semua operasi contoh',
  run: 'Buka di GraphiQL',
  variables: 'Variabel',
  changesOpen: 'Yang berubah per rilis (berbahasa Inggris)',
  tokens: 'Kunci uji',
  tokensText:
    'Perintah ini mencetak kunci uji untuk satu peran dan wilayah; di lingkungan produksi ditolak. Kirim sebagai header Authorization: Bearer.',
  owners: 'Siapa memiliki tipe apa',
  type: 'Tipe',
  owner: 'Pemilik',
  others: 'Ditambah oleh',
  errors: 'Kode galat',
  code: 'Kode',
  meaning: 'Arti dan yang perlu dilakukan',
  UNAUTHENTICATED: 'Belum masuk, atau kuncinya tidak berlaku. Minta kunci baru.',
  FORBIDDEN: 'Terlihat, tetapi peran atau wilayah Anda tidak mencakupnya.',
  NOT_FOUND: 'Tidak ada, atau Anda tidak boleh tahu bahwa ada.',
  BAD_USER_INPUT: 'Isian belum benar; extensions.fields menyebut semua bidangnya sekaligus.',
  THROTTLED: 'Terlalu banyak permintaan. Tunggu satu menit.',
  SERVICE_UNAVAILABLE:
    'Satu layanan tidak menjawab: extensions.service menyebut yang mana, path menyebut bagian jawabannya. Ulangi dengan kunci idempotensi yang sama.',
  INTERNAL_SERVER_ERROR: 'Kesalahan kami; sebutkan acuannya saat melapor.',
  refusals:
    'Perintah yang ditolak bukan galat: hasilnya union …Result dengan Refusal (code dan message dalam dua bahasa).',
  limits: 'Batas',
  limitsText: [
    'Isi permintaan paling besar 256 kB, JSON dalam UTF-8.',
    'Daftar: first 20 bila tidak disebut, paling banyak 100; lanjutkan dengan after.',
    'Batas permintaan per menit tampak di header RateLimit; lewat dari itu jawabannya 429 THROTTLED.',
    'Satu operasi: kedalaman 12, 30 alias, 20 bidang akar (3 perintah), 1.000 bidang, 100.000 poin; extensions.cost menyebut poinnya.',
    'Perintah uang memerlukan idempotencyKey: kirim ulang dengan kunci yang sama tidak tercatat dua kali.',
  ],
  hooks: 'Kabar langsung',
  hooksText:
    'Langganan GraphQL lewat server-sent events, dan webhook bertanda tangan (createWebhook) dengan pengiriman ulang dan catatannya.',
  changes: 'Perubahan',
} as const;

export type DeveloperWords = {
  readonly [key in keyof typeof ID]: (typeof ID)[key] extends string
    ? string
    : (typeof ID)[key] extends readonly string[]
      ? readonly string[]
      : { readonly [name in keyof (typeof ID)[key]]: string };
};

const EN: DeveloperWords = {
  lead: 'One GraphQL graph of welfare gaps, budgets, CSR pledges and social-pillar people. Public data needs no key.',
  other: 'Bahasa Indonesia',
  portal: 'To the portal',
  addresses: 'Addresses',
  graphql: 'The endpoint; in a browser Apollo Sandbox (needs the internet)',
  graphiql: 'GraphiQL, served from here (works offline)',
  export: 'Every list as CSV or XLSX, such as /export/gapAreas.csv',
  open: 'Open data: public aggregates with HXL tags and in 360Giving JSON',
  healthz: 'Is the gateway alive',
  readyz: 'Can all services answer',
  services: 'Services',
  state_ready: 'ready',
  state_notReady: 'not ready',
  state_away: 'away',
  state_schema: 'another schema',
  start: 'Quick start',
  startText: 'This operation uses all three subgraphs. Copy it as it is: it runs without signing in.',
  contents: 'On this page',
  operations: 'Example operations',
  operationsText: 'Every operation is run by a test over the demo data.',
  personas: {
    company: 'For a company',
    coordinator: 'For a forum coordinator',
    officer: 'For a program officer',
    'pillar coordinator': 'For a pillar coordinator',
    developer: 'For a developer',
  },
  toOperations: 'All example operations',
  run: 'Open in GraphiQL',
  variables: 'Variables',
  changesOpen: 'What changed in each release',
  tokens: 'Test tokens',
  tokensText:
    'This command prints a test token for one role and area; it is refused in production. Send it as the header Authorization: Bearer.',
  owners: 'Which subgraph owns which type',
  type: 'Type',
  owner: 'Owner',
  others: 'Fields added by',
  errors: 'Error codes',
  code: 'Code',
  meaning: 'What it means and what to do',
  UNAUTHENTICATED: 'Not signed in, or the token does not hold. Get a new one.',
  FORBIDDEN: 'Seen, but your role or area does not cover it.',
  NOT_FOUND: 'Not there, or you may not know that it is.',
  BAD_USER_INPUT: 'The input is wrong; extensions.fields names every field at once.',
  THROTTLED: 'Too many requests. Wait a minute.',
  SERVICE_UNAVAILABLE:
    'One service does not answer: extensions.service names it, path says which part of the answer. Repeat with the same idempotency key.',
  INTERNAL_SERVER_ERROR: 'Our mistake; give the reference when you report it.',
  refusals:
    'A refused command is no error: its result is a …Result union with Refusal (code, and message in both languages).',
  limits: 'Limits',
  limitsText: [
    'A request body has at most 256 kB, JSON in UTF-8.',
    'Lists: first is 20 unless told and at most 100; go on with after.',
    'The requests per minute stand in the RateLimit headers; beyond them the answer is 429 THROTTLED.',
    'One operation: 12 levels, 30 aliases, 20 root fields (3 commands), 1,000 fields, 100,000 points; extensions.cost tells them.',
    'Commands about money take an idempotencyKey: sent again with the same key, nothing is recorded twice.',
  ],
  hooks: 'Live news',
  hooksText:
    'GraphQL subscriptions over server-sent events, and signed webhooks (createWebhook) with retries and a log.',
  changes: 'Changes',
};

export const DEVELOPER_WORDS: Record<'id' | 'en', DeveloperWords> = { id: ID, en: EN };
