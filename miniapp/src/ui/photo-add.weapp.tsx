import { Button } from '@tarojs/components';
import { choosePhotos } from '../platform/choose-photos.weapp';
import { Icon } from './icon';
import type { PhotoAddProps } from './photo-add';

/** Opens WeChat's camera and album. */
export const PhotoAdd = ({ room, onAdd }: PhotoAddProps) => (
  <Button className="button photo photo-add" hoverClass="pressed" onClick={() => void choosePhotos(room).then(onAdd)}>
    <Icon name="camera" size={28} />
    添加照片
  </Button>
);
