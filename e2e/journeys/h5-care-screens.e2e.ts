import { h5Screens } from './h5-steps.ts';

h5Screens('care');
