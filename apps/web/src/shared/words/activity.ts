import { activityWords as english } from './en/activity.ts';

export const activityWords = english;
