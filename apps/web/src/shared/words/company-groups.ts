import { companyGroups as english } from './en/company-groups.ts';
import { translated } from './translated.ts';

export const companyGroups = translated?.companyGroups ?? english;
