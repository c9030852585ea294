import { activityWords as english } from './en/activity.ts';
import { translated } from './translated.ts';

export const activityWords = translated?.activityWords ?? english;
