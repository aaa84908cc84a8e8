import { Controller, Delete, HttpCode, Module } from '@nestjs/common';
import { Policy } from '../../http/policy.js';
import { Context, type RequestContext } from '../../http/request-context.js';
import { RemoveDemo } from './remove-demo.js';

@Controller('api/demo')
export class DemoController {
  constructor(private readonly demo: RemoveDemo) {}

  @Delete()
  @HttpCode(204)
  @Policy('demo:remove')
  async remove(@Context() context: RequestContext): Promise<void> {
    await this.demo.remove(context);
  }
}

@Module({ controllers: [DemoController], providers: [RemoveDemo] })
export class DemoModule {}
