import { companyWords as english } from './en/company.ts';

export const companyWords = english;
