import { Body, Get, Header, HttpCode, Post } from '@nestjs/common';
import type { CategorySuggestionView, CategoryView, CityView, DistrictView } from '@zsb/shared/catalogue';
import { Public } from '../platform/auth/access.decorators.js';
import { CitizenRoutes } from '../platform/http/routes.js';
import { SuggestCategoriesDto } from './catalogue.dto.js';
import { CatalogueService } from './catalogue.service.js';

const FIVE_MINUTES = 'public, max-age=300';

@CitizenRoutes('')
export class CatalogueController {
  constructor(private readonly catalogue: CatalogueService) {}

  @Public()
  @Get('city')
  @Header('cache-control', FIVE_MINUTES)
  city(): CityView {
    return this.catalogue.city();
  }

  @Public()
  @Get('categories')
  @Header('cache-control', FIVE_MINUTES)
  tree(): CategoryView[] {
    return this.catalogue.tree();
  }

  @Public()
  @Post('categories/suggestions')
  @HttpCode(200)
  suggest(@Body() body: SuggestCategoriesDto): CategorySuggestionView[] {
    return this.catalogue.suggest(body.text);
  }

  @Public()
  @Get('districts')
  @Header('cache-control', FIVE_MINUTES)
  districts(): DistrictView[] {
    return this.catalogue.districts();
  }
}
