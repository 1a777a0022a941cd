import { World } from '../world.ts';
import { complaintJourney } from './complaint-steps.ts';

complaintJourney('a complaint, from the phone to its answer and back', () => World.start());
