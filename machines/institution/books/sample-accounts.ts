import type { InstitutionAccount, InstitutionTransaction } from './account.ts';

const BANK_ID = '999000123';

const CHECKING: readonly InstitutionTransaction[] = [
  { id: 'C1', type: 'DIRECTDEP', posted: '2026-09-01', amount: '3250.00', name: 'ACME & SONS PAYROLL' },
  { id: 'C2', type: 'DIRECTDEBIT', posted: '2026-09-03', amount: '-1180.00', name: 'HILLSIDE PROPERTY RENT' },
  { id: 'C3', type: 'POS', posted: '2026-09-08', amount: '-64.37', name: 'GREEN GROCER #12' },
  {
    id: 'C4',
    type: 'CHECK',
    posted: '2026-09-15',
    amount: '-240.00',
    name: 'CHECK 1041',
    checkNumber: '1041',
  },
  { id: 'C5', type: 'FEE', posted: '2026-09-30', amount: '-4.50', name: 'MONTHLY SERVICE FEE' },
  { id: 'C6', type: 'DIRECTDEP', posted: '2026-10-01', amount: '3250.00', name: 'ACME & SONS PAYROLL' },
  { id: 'C7', type: 'DIRECTDEBIT', posted: '2026-10-02', amount: '-1180.00', name: 'HILLSIDE PROPERTY RENT' },
  { id: 'C8', type: 'XFER', posted: '2026-10-09', amount: '-500.00', name: 'TRANSFER TO SAVINGS' },
  {
    id: 'C9',
    type: 'POS',
    posted: '2026-10-17',
    amount: '-18.90',
    name: 'Café Central',
    memo: 'Brunch for two',
  },
  { id: 'C10', type: 'ATM', posted: '2026-10-24', amount: '-120.00', name: 'ATM 5TH & MAIN' },
  { id: 'C11', type: 'DIRECTDEP', posted: '2026-11-02', amount: '3250.00', name: 'ACME & SONS PAYROLL' },
  {
    id: 'C12',
    type: 'DIRECTDEBIT',
    posted: '2026-11-03',
    amount: '-1180.00',
    name: 'HILLSIDE PROPERTY RENT',
  },
];

const SAVINGS: readonly InstitutionTransaction[] = [
  { id: 'S1', type: 'INT', posted: '2026-09-30', amount: '6.58', name: 'INTEREST PAID' },
  { id: 'S2', type: 'XFER', posted: '2026-10-09', amount: '500.00', name: 'TRANSFER FROM CHECKING' },
  { id: 'S3', type: 'INT', posted: '2026-10-31', amount: '6.95', name: 'INTEREST PAID' },
  { id: 'S4', type: 'DEP', posted: '2026-11-05', amount: '75.25', name: 'DEPOSIT' },
];

const CREDIT_CARD: readonly InstitutionTransaction[] = [
  { id: 'K1', type: 'POS', posted: '2026-10-03', amount: '-48.20', name: 'BOOKS & MORE' },
  { id: 'K2', type: 'POS', posted: '2026-10-06', amount: '-129.99', name: 'NORTHWIND ELECTRONICS' },
  { id: 'K3', type: 'PAYMENT', posted: '2026-10-12', amount: '312.40', name: 'PAYMENT - THANK YOU' },
  { id: 'K4', type: 'POS', posted: '2026-10-19', amount: '-23.75', name: 'CITY CINEMA' },
  { id: 'K5', type: 'CREDIT', posted: '2026-10-28', amount: '129.99', name: 'NORTHWIND ELECTRONICS REFUND' },
  { id: 'K6', type: 'FEE', posted: '2026-11-01', amount: '-2.50', name: 'FOREIGN TRANSACTION FEE' },
];

/** The accounts of a user who was given none: autumn 2026, always the same. */
export const SAMPLE_ACCOUNTS: readonly InstitutionAccount[] = [
  {
    type: 'bank',
    bankId: BANK_ID,
    accountId: '1000001',
    accountType: 'CHECKING',
    description: 'Everyday Checking',
    currency: 'USD',
    openingBalance: '2500.00',
    transactions: CHECKING,
  },
  {
    type: 'bank',
    bankId: BANK_ID,
    accountId: '1000002',
    accountType: 'SAVINGS',
    description: 'Rainy Day Savings',
    currency: 'USD',
    openingBalance: '8000.00',
    transactions: SAVINGS,
  },
  {
    type: 'creditCard',
    accountId: '4000000000000002',
    description: 'Machina Card',
    currency: 'USD',
    openingBalance: '-312.40',
    creditLimit: '5000.00',
    transactions: CREDIT_CARD,
  },
];
