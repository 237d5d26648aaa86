import type { APIRequestContext } from '@playwright/test';
import { doors } from '../../src/access.ts';
import { roles } from '../../src/core/context.ts';
