/** Reads the city's data files. They are checked whole at start, so that a slip of the pen never becomes a lost case. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type {
  Catalogue,
  Category,
  City,
  CityTemplate,
  Demo,
  District,
  DistrictFile,
  Organisation,
  RejectionWay,
  RoutingTable,
  SlaPolicies,
} from './domain/catalogue.js';
import { brokenReferences } from './domain/catalogue-references.js';
import { CATALOGUE_SHAPES, type CatalogueFile } from './domain/catalogue-shapes.js';
import { boundingBox } from './domain/geo.js';

export type { Catalogue } from './domain/catalogue.js';

/** Lists everything that is wrong, so that one look is enough to mend it. */
export class CatalogueError extends Error {
  constructor(
    directory: string,
    readonly problems: readonly string[],
  ) {
    super(`The catalogue in ${directory} has ${problems.length} problem(s):\n${problems.map((problem) => `- ${problem}`).join('\n')}`);
    this.name = 'CatalogueError';
  }
}

/**
 * Reads and checks every file of a catalogue directory; a few milliseconds.
 * @throws CatalogueError with all problems. References between files are looked at once every file has its right shape.
 */
export function readCatalogue(directory: string): Catalogue {
  const problems: string[] = [];
  const read = (file: CatalogueFile): unknown => {
    const content = parse(path.join(directory, file), problems);
    if (content !== undefined) problems.push(...CATALOGUE_SHAPES[file](content, file));
    return content;
  };
  const files = {
    city: read('city.json') as City,
    organisations: read('organisations.json') as Organisation[],
    categories: read('categories.json') as Category[],
    routing: read('routing-rules.json') as RoutingTable,
    slaPolicies: read('sla-policies.json') as SlaPolicies,
    rejections: read('rejections.json') as RejectionWay[],
    replyTemplates: read('reply-templates.json') as CityTemplate[],
    districts: read('districts.json') as DistrictFile,
    demo: read('demo.json') as Demo,
  };
  if (problems.length > 0) throw new CatalogueError(directory, problems);
  const catalogue = { ...files, districts: files.districts.districts.map(withBox) };
  problems.push(...brokenReferences(catalogue));
  if (problems.length > 0) throw new CatalogueError(directory, problems);
  return catalogue;
}

/** Undefined where a file cannot be read; the reason is added to the problems. */
function parse(file: string, problems: string[]): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    problems.push(`${path.basename(file)}: ${error instanceof Error ? error.message : String(error)}`);
    return undefined;
  }
}

function withBox({ polygon, ...district }: DistrictFile['districts'][number]): District {
  const ring = polygon.map(([lng, lat]) => ({ lng, lat }));
  return { ...district, polygon: ring, box: boundingBox(ring) };
}
