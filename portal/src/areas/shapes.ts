// Outlines as the hub gives them (GeoJSON), drawn into a box of a given width.
import { geoIdentity, geoPath, type GeoPermissibleObjects } from 'd3-geo';

export interface Shape {
  code: string;
  name: string;
  path: string;
}

export interface Shapes {
  width: number;
  height: number;
  shapes: Shape[];
}

interface Feature {
  type: 'Feature';
  properties: { code: string; name: string };
  geometry: GeoPermissibleObjects;
}

const WIDTH = 640;
const HEIGHT = 480;

/** The paths of the areas of a document; null where it holds none. */
export function shapesOf(geoJson: string): Shapes | null {
  const collection = JSON.parse(geoJson) as { type: 'FeatureCollection'; features: Feature[] };
  if (collection.features.length === 0) return null;
  const whole = collection as GeoPermissibleObjects;
  // Flat, not on the sphere: there the turn of a ring says which side is inside, and files turn them either way. So near
  // the equator degrees are as long eastwards as northwards, within 2 %.
  const path = geoPath(geoIdentity().reflectY(true).fitSize([WIDTH, HEIGHT], whole));
  return {
    width: WIDTH,
    height: HEIGHT,
    shapes: collection.features.map(({ properties, geometry }) => ({
      code: properties.code,
      name: properties.name,
      path: path(geometry) ?? '',
    })),
  };
}
