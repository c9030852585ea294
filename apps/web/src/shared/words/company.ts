import { companyWords as english } from './en/company.ts';
import { translated } from './translated.ts';

export const companyWords = translated?.companyWords ?? english;
