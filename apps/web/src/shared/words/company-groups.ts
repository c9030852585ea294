import { companyGroups as english } from './en/company-groups.ts';

export const companyGroups = english;
