import { LineChart } from 'echarts/charts';
import { GridComponent, MarkAreaComponent, TooltipComponent } from 'echarts/components';
import { init, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import type { Palette } from '../../ui/tokens.ts';

use([LineChart, GridComponent, TooltipComponent, MarkAreaComponent, SVGRenderer]);

export interface ChartSeries {
  readonly labels: readonly string[];
  readonly values: readonly (number | null)[];
  readonly says: readonly string[];
  readonly format: (value: number) => string;
  /** From this label on the numbers may still change. */
  readonly openFrom: string | undefined;
}

/** Draws one line over time. Called only by what has fetched this file, so that other pages do not carry it. */
export function drawChart(box: HTMLElement, { labels, values, says, format, openFrom }: ChartSeries, colours: Palette): () => void {
  const chart = init(box, undefined, { renderer: 'svg' });
  const axis = { axisLine: { lineStyle: { color: colours.line } }, axisTick: { show: false }, axisLabel: { color: colours.inkSoft } };
  const open = openFrom === undefined ? undefined : labels.find((label) => label >= openFrom);
  chart.setOption({
    animation: false,
    grid: { left: 8, right: 16, top: 12, bottom: 4, containLabel: true },
    xAxis: { type: 'category', data: [...labels], ...axis },
    yAxis: {
      type: 'value',
      scale: true,
      ...axis,
      axisLabel: { color: colours.inkSoft, formatter: format },
      splitLine: { lineStyle: { color: colours.lineSoft } },
    },
    tooltip: {
      trigger: 'axis',
      backgroundColor: colours.card,
      borderColor: colours.line,
      textStyle: { color: colours.ink },
      formatter: (at: unknown) => says[(at as { dataIndex: number }[])[0]?.dataIndex ?? 0] ?? '',
    },
    series: [
      {
        type: 'line',
        data: [...values],
        symbolSize: 5,
        lineStyle: { color: colours.jade, width: 2 },
        itemStyle: { color: colours.jade },
        ...(open && {
          markArea: { silent: true, itemStyle: { color: colours.amberSoft }, data: [[{ xAxis: open }, { xAxis: labels.at(-1) }]] },
        }),
      },
    ],
  });
  const resized = new ResizeObserver(() => chart.resize());
  resized.observe(box);
  return () => (resized.disconnect(), chart.dispose());
}
