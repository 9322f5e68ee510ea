import { subgraphOf } from './subgraph-server.ts';

// A shop in six subgraphs, each field of which is there for one thing that a Federation 2 gateway must be able to do.

const size = { width: 3, height: 4 };
const PRODUCTS = [
  { id: 'p1', code: { land: 'ID', number: 1 }, name: 'Beras', weight: 10, size, madeBy: { id: 'f1' } },
  { id: 'p2', code: { land: 'ID', number: 2 }, name: 'Selimut', weight: 2, size: null, madeBy: null },
];
const FILM = { __typename: 'Film', id: 'm1', title: 'Jambi', minutes: 90 };
const SONG = { __typename: 'Song', id: 'm2', title: 'Batanghari', artist: 'Uji' };

const productBy = (key: { id?: string; code?: { number: number } }) =>
  PRODUCTS.find(({ id, code }) => id === key.id || code.number === key.code?.number);

/** Sizes and kinds: composite keys, value types, unions, interfaces, what is hidden. */
const catalog = subgraphOf(
  'catalog',
  `type Query {
    products(only: Filter): [Product!]!
    product(id: ID!): Product
    things: [Thing!]!
    media: [Media!]!
    shelves: [[Product]]
    greeting: Greeting @shareable
    broken: Product
    brokenForGood: Product!
  }
  type Mutation { rename(id: ID!, name: String!): Product }
  input Filter { id: ID kind: Kind secret: Int @inaccessible }
  enum Kind { FOOD GOODS HIDDEN @inaccessible }
  type Greeting @shareable { text: String }
  union Thing = Product | Film
  interface Media @key(fields: "id") { id: ID! title: String! }
  type Film implements Media @key(fields: "id") { id: ID! title: String! minutes: Int }
  type Song implements Media @key(fields: "id") { id: ID! title: String! artist: String }
  type Code @shareable { land: String! number: Int! }
  type Size @shareable { width: Int! height: Int! }
  type Product @key(fields: "id") @key(fields: "code { land number }") {
    id: ID! code: Code! name: String @shareable weight: Int! size: Size kind: Kind oldPrice: Int madeBy: Factory
    internal: String @inaccessible
  }
  type Factory @key(fields: "id") { id: ID! rooms: Int! }`,
  {
    Query: {
      products: (_: unknown, { only }: any) => PRODUCTS.filter(({ id }) => !only?.id || only.id === id),
      product: (_: unknown, { id }: any) => productBy({ id }) ?? null,
      things: () => [{ __typename: 'Product', ...PRODUCTS[0] }, FILM],
      media: () => [FILM, SONG],
      shelves: () => [[PRODUCTS[0], null], [], null, [PRODUCTS[1]]],
      greeting: () => ({ text: 'Selamat pagi' }),
      broken: () => Promise.reject(new Error('secret of the catalog')),
      brokenForGood: () => Promise.reject(new Error('secret of the catalog')),
    },
    Mutation: { rename: (_: unknown, { id, name }: any) => ({ ...productBy({ id }), name }) },
    Factory: { __resolveReference: (key: any) => key, rooms: () => 6 },
    Product: { __resolveReference: productBy, kind: () => 'FOOD', oldPrice: () => -1 },
    Film: { __resolveReference: () => FILM },
    Song: { __resolveReference: () => SONG },
    Media: { __resolveReference: ({ id }: any) => (id === 'm1' ? FILM : SONG) },
  },
);

/** Knows products by their code only; what it sends depends on what the catalog says. */
const stock = subgraphOf(
  'stock',
  `type Query { scarce: [Product!]! }
  type Mutation { restock(number: Int!): Product }
  type Code @shareable { land: String! number: Int! }
  type Size @shareable { width: Int! height: Int! }
  type Product @key(fields: "code { land number }") {
    code: Code! pieces: Int!
    weight: Int! @external
    size: Size @external
    shipping: Int @requires(fields: "weight size { width }")
  }`,
  {
    Query: { scarce: () => [{ code: { land: 'ID', number: 2 } }] },
    Mutation: { restock: (_: unknown, { number }: any) => ({ code: { land: 'ID', number } }) },
    Product: {
      __resolveReference: (key: any) => key,
      pieces: ({ code }: any) => code.number * 100,
      shipping: ({ weight, size: given }: any) => (given ? weight * given.width : weight),
    },
  },
);

/** What is required here is itself worked out of what another requires. */
const prices = subgraphOf(
  'prices',
  `type Product @key(fields: "id") { id: ID! price: Int! oldPrice: Int @override(from: "catalog") }
  type Factory @key(fields: "id") { id: ID! workers: Int @external wages: Int @requires(fields: "workers") }`,
  {
    Product: {
      __resolveReference: ({ id, ...rest }: any) => ({ ...rest, id, price: id === 'p1' ? 5 : 7 }),
      oldPrice: ({ price }: any) => price * 2,
    },
    Factory: { __resolveReference: (key: any) => key, wages: ({ workers }: any) => workers * 3 },
  },
);

const REVIEWS = [
  { id: 'r1', text: 'Baik', product: { id: 'p1', name: 'Beras' }, author: { id: 'u1' } },
  { id: 'r2', text: 'Cukup', product: { id: 'p2', name: 'Selimut' }, author: { id: 'gone' } },
  { id: 'r3', text: null, product: null, author: null },
];

/** Provides a name on the way, and adds a rating to every kind of media without knowing the kinds. */
const reviews = subgraphOf(
  'reviews',
  `type Query { latest: [Review!]! greeting: Greeting @shareable best: Media }
  type Greeting @shareable { text: String }
  type Review @key(fields: "id") { id: ID! text: String product: Product @provides(fields: "name") author: Person }
  type Product @key(fields: "id") { id: ID! name: String @external reviews: [Review!]! }
  type Person @key(fields: "id", resolvable: false) { id: ID! }
  type Media @interfaceObject @key(fields: "id") { id: ID! rating: Int! }`,
  {
    Query: { latest: () => REVIEWS, greeting: () => ({ text: 'Selamat pagi' }), best: () => ({ id: 'm2' }) },
    Product: {
      __resolveReference: (key: any) => key,
      reviews: ({ id }: any) => REVIEWS.filter(({ product }) => product?.id === id),
    },
    Media: { __resolveReference: (key: any) => key, rating: ({ id }: any) => (id === 'm1' ? 4 : 5) },
  },
);

/** Does not know everybody that others name. */
const people = subgraphOf(
  'people',
  `type Person @key(fields: "id") @key(fields: "mail") { id: ID! mail: String! name: String! friends: [Person] }
  type Factory @key(fields: "id") {
    id: ID! owner: Person place: String! rooms: Int! @external workers: Int @requires(fields: "rooms")
  }`,
  {
    Person: {
      __resolveReference: ({ id }: any) => (id === 'gone' ? null : { id, mail: `${id}@contoh.test`, name: 'Ani' }),
      friends: () => [{ id: 'u2', mail: 'u2@contoh.test', name: 'Budi' }, null],
    },
    Factory: {
      __resolveReference: (key: any) => ({ ...key, owner: { id: 'u1', mail: 'u1@contoh.test', name: 'Ani' } }),
      workers: ({ rooms }: any) => rooms * 2,
      place: () => Promise.reject(new Error('secret of the people')),
    },
  },
);

/** Is reached by a key that only another subgraph knows. */
const letters = subgraphOf('letters', `type Person @key(fields: "mail") { mail: String! unread: Int! }`, {
  Person: { __resolveReference: (key: any) => key, unread: ({ mail }: any) => mail.length },
});

export const SHOP = [catalog, stock, prices, reviews, people, letters];
