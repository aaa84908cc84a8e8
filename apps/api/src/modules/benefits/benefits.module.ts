import { Module } from '@nestjs/common';
import { UseCasesModule } from '../use-cases/index.js';
import { BenefitQueries } from './application/benefit-queries.js';
import { WriteBenefits } from './application/write-benefits.js';
import { BenefitPortfolioController, BenefitsController } from './http/benefits.controller.js';
import { BenefitStore } from './persistence/benefit.store.js';
import { PortfolioQuery } from './persistence/portfolio.query.js';

@Module({
  imports: [UseCasesModule],
  controllers: [BenefitsController, BenefitPortfolioController],
  providers: [BenefitQueries, BenefitStore, PortfolioQuery, WriteBenefits],
})
export class BenefitsModule {}
