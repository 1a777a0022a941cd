import type { CategoryView, CityView, DistrictView } from '@zsb/shared/catalogue';
import { serverNow } from '../platform/clock';
import { deviceStore } from '../platform/device-store';
import { useKept, type Kept } from './use-kept';
import { api } from './wiring';

/** The city: its name, hotline, whether this is a demonstration. */
export const useCity = (): Kept<CityView> => useKept({ store: deviceStore, key: 'city', load: api.city, now: serverNow });

/** The category tree. */
export const useCategories = (): Kept<CategoryView[]> =>
  useKept({ store: deviceStore, key: 'categories', load: api.categories, now: serverNow });

/** The districts of the city. */
export const useDistricts = (): Kept<DistrictView[]> =>
  useKept({ store: deviceStore, key: 'districts', load: api.districts, now: serverNow });
