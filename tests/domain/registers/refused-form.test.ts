import { describe } from 'vitest';
import { readingTests } from './refusal-cases';
import { changed, smallFolder } from './small-folder';

const binary = (text: string, ...bytes: number[]) => Buffer.concat([Buffer.from(text), Buffer.from(bytes)]);
const BRANCHES = 'branch_code,name,country,timezone,currency\n';

describe('the form of a file is refused where', () => {
  readingTests([
    [
      'a column is unknown',
      changed('groups.csv', 'closed_on', 'closing'),
      'groups.csv:1 closing column-unknown',
      'groups.csv:1 closed_on column-missing',
    ],
    [
      'a column more is unknown',
      changed(
        'enterprise_owners.csv',
        'signatory\n',
        'signatory,note\n',
        changed('enterprise_owners.csv', 'E1,A,yes\nE2,A,yes\nE2,B,yes', 'E1,A,yes,\nE2,A,yes,\nE2,B,yes,'),
      ),
      'enterprise_owners.csv:1 note column-unknown',
    ],
    [
      'a column stands twice',
      changed(
        'enterprise_owners.csv',
        'signatory\n',
        'signatory,signatory\n',
        changed('enterprise_owners.csv', 'E1,A,yes\nE2,A,yes\nE2,B,yes', 'E1,A,yes,yes\nE2,A,yes,yes\nE2,B,yes,yes'),
      ),
      'enterprise_owners.csv:1 signatory column-twice',
    ],
    [
      'an optional column is missing',
      changed(
        'memberships.csv',
        'joined_on,left_on',
        'joined_on',
        changed(
          'memberships.csv',
          ',,president',
          ',president',
          changed(
            'memberships.csv',
            ',2026-03-01,member\nC,IN-2,2025-01-01,,member\nR,RW-1,2025-02-01,,',
            ',member\nC,IN-2,2025-01-01,member\nR,RW-1,2025-02-01,',
          ),
        ),
      ),
      'memberships.csv:1 left_on column-missing',
    ],
    [
      'the code column of what others name is missing',
      changed('groups.csv', 'group_code', 'code'),
      'groups.csv:1 code column-unknown',
      'groups.csv:1 group_code column-missing',
    ],
    ['the file is empty', { ...smallFolder, 'waivers.csv': '' }, 'waivers.csv:1 enterprise_code header-missing'],
    [
      'there are blank lines alone',
      { ...smallFolder, 'waivers.csv': '\n\r\n' },
      'waivers.csv:1 enterprise_code header-missing',
    ],
    [
      'the header is not UTF-8',
      { ...smallFolder, 'waivers.csv': binary('enterprise_code,rule', 0xff) },
      'waivers.csv:1 rule\ufffd not-utf8',
    ],
    [
      'a row has too few fields',
      changed('members.csv', 'B,Bina,1990,,,,', 'B,Bina,1990,,,'),
      'members.csv:3 identity_seen_on too-few-fields',
    ],
    [
      'a row has too many fields',
      changed('members.csv', 'B,Bina,1990,,,,', 'B,Bina,1990,,,,,'),
      'members.csv:3 identity_seen_on too-many-fields',
    ],
    [
      'a line is of spaces alone',
      changed('members.csv', 'B,Bina', '   \nB,Bina'),
      'members.csv:3 display_name too-few-fields',
    ],
    [
      'a quotation mark stands inside a field',
      changed('members.csv', 'Bina', 'Bi"na'),
      'members.csv:3 display_name quote-in-field',
    ],
    [
      'text stands behind a closing quotation mark',
      changed('members.csv', 'Bina', '"Bi"na'),
      'members.csv:3 display_name text-after-quote',
    ],
    [
      'a space stands before a quoted field',
      changed('members.csv', 'Bina', ' "Bina"'),
      'members.csv:3 display_name space-around-quotes',
    ],
    [
      'a space stands behind a quoted field',
      changed('members.csv', 'Bina', '"Bina" '),
      'members.csv:3 display_name space-around-quotes',
    ],
    [
      'a quotation mark is never closed',
      changed('members.csv', 'Bina', '"Bina'),
      'members.csv:3 display_name quote-not-closed',
    ],
    [
      'a carriage return stands alone',
      changed('members.csv', 'Bina', 'Bi\rna'),
      'members.csv:3 display_name lone-return',
    ],
    [
      'a field is not UTF-8',
      {
        ...smallFolder,
        'branches.csv': Buffer.concat([
          binary(`${BRANCHES}IN-B,Er`, 0xc3, 0x28),
          Buffer.from(',IN,Asia/Kolkata,INR\nRW-B,Huye,RW,Africa/Kigali,RWF\n'),
        ]),
      },
      'branches.csv:2 name not-utf8',
    ],
    ['a field holds NUL', changed('members.csv', 'Bina', 'Bi\0na'), 'members.csv:3 display_name nul'],
    [
      'a field has more than 10,000 characters',
      changed('members.csv', 'Bina', '😀'.repeat(10_001)),
      'members.csv:3 display_name field-too-long',
    ],
    [
      'a row behind one of several lines is wrong',
      changed('members.csv', 'Bina', '"Bina\nDevi"', changed('members.csv', '1978', 'x')),
      'members.csv:5 birth_year birth-year',
    ],
    [
      'several rows are malformed',
      changed(
        'members.csv',
        'Bina',
        'Bi"na',
        changed('members.csv', 'C,Chitra,1978,,,,', 'C,Chitra', changed('members.csv', '1992', '92')),
      ),
      'members.csv:3 display_name quote-in-field',
      'members.csv:4 birth_year too-few-fields',
      'members.csv:5 birth_year birth-year',
    ],
  ]);
});
