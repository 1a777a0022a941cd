import { catalogueApi, type CityView } from '@zsb/shared/catalogue';
import { send } from '../../api/client';
import { useLoaded } from '../../platform/use-loaded';

/** The city, or null until it is known. The login works without: only the name and the demo persons are missing. */
export function useCity(): CityView | null {
  return useLoaded('city', () => send(catalogueApi.city, {})).data;
}
